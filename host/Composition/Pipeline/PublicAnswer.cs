using Modular.Sdk;

namespace Modular.Host.Composition.Pipeline;

/// <summary>What a generation says of its answer to whoever keeps answers: <see cref="PublicCache"/>. Only requests that could be answered from memory have one.</summary>
internal sealed class PublicAnswer(string version)
{
    /// <summary>Health and the keys of tokens must be fresh, forms carry a token for one reader, and files say for themselves how long they are kept.</summary>
    private static readonly string[] NeverKept = ["/health", "/files", "/sign-in", "/sign-out", "/setup", "/account", "/status", "/connect", "/.well-known"];

    public string Version { get; } = version;

    public bool MayBeKept { get; private set; }

    /// <summary>Says that the page being made lacks something that is there at other times.</summary>
    public static void MarkIncomplete(HttpContext context)
    {
        if (context.Features.Get<PublicAnswer>() is not { } answer)
            return;
        answer.MayBeKept = false;
        if (!context.Response.HasStarted)
            context.Response.Headers.ETag = default;
    }

    /// <summary>Public pages may be kept, and readers may ask whether theirs is still the newest.</summary>
    public static Task MarkAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<PublicAnswer>() is { } answer && context.GetEndpoint()?.Metadata.GetMetadata<PublicAttribute>() is not null
            && !NeverKept.Any(path => context.Request.Path.StartsWithSegments(path)))
        {
            answer.MayBeKept = true;
            context.Response.Headers.ETag = $"W/\"{answer.Version}\"";
            context.Response.Headers.CacheControl = "no-cache";
        }
        return next(context);
    }
}
