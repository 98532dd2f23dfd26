using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace Modular.Host.Composition.Pipeline;

/// <summary>
/// A body that is announced as too large is refused before anybody reads it. What comes without its length is cut off by the server. A page or endpoint
/// that takes more says so itself with <c>[RequestSizeLimit]</c>.
/// </summary>
internal sealed class BodyLimit(RequestDelegate next, IConfiguration configuration)
{
    public const string Setting = "Limits:BodyBytes";
    public const long Usual = 1024 * 1024;

    private readonly long usual = configuration.GetValue(Setting, Usual);

    public Task InvokeAsync(HttpContext context)
    {
        var stated = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>();
        var most = stated is null ? usual : stated.MaxRequestBodySize ?? long.MaxValue;
        if (context.Request.ContentLength is not { } length || length <= most || IsErrorPage(context))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }

    /// <summary>The page that says so comes by with the same request.</summary>
    private static bool IsErrorPage(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
}
