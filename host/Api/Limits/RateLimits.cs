using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Sdk;

namespace Modular.Host.Api.Limits;

/// <summary>
/// Asks the limits of an address before anything is done, and says in each answer where the caller stands (the IETF's draft of RateLimit headers). The part
/// before authentication knows addresses only: there secrets are tried out. The API's own limit comes after it and knows the caller.
/// </summary>
internal sealed class RateLimits(RequestDelegate next, RateWindows windows, RatePolicies policies, bool known)
{
    /// <summary>Where people decide; the rest below /connect is for programs.</summary>
    private static readonly string[] Pages = ["/connect/authorize", "/connect/device", "/connect/sign-out"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (PolicyOf(context) is not { Requests: > 0 } policy)
        {
            await next(context);
            return;
        }
        var caller = known ? Caller.Of(context) : Caller.AddressOf(context);
        // Attempts at the same time count before any of them is looked at; what was no failure is given back.
        var state = windows.Take(policy, caller);
        Tell(context.Response, state);
        if (state.Exceeded)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = state.Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return;
        }
        await next(context);
        if (policy.CountsFailures && context.Response.StatusCode is not (>= 400 and < 500))
            windows.GiveBack(policy, caller);
    }

    private static bool MakesOrTriesTokens(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments("/connect")
        && !Pages.Any(page => request.Path.StartsWithSegments(page));

    private RatePolicy? PolicyOf(HttpContext context)
    {
        if (known)
            return context.Request.Path.StartsWithSegments("/api") ? policies[RatePolicies.Api] : null;
        if (MakesOrTriesTokens(context.Request))
            return policies[RateLimitAttribute.Token];
        var metadata = context.GetEndpoint()?.Metadata;
        return metadata?.GetMetadata<RateLimitAttribute>() is { } stated
            && (metadata.GetMetadata<PageActionDescriptor>() is null || HttpMethods.IsPost(context.Request.Method)) ? policies[stated.Policy] : null;
    }

    /// <summary>Last of all, because an answer from the cache brings the headers of another one.</summary>
    private static void Tell(HttpResponse response, RateState state) => response.OnStarting(() =>
    {
        response.Headers["RateLimit-Policy"] = $"\"{state.Policy.Name}\";q={state.Policy.Requests};w={(int)state.Policy.Window.TotalSeconds}";
        response.Headers["RateLimit"] = $"\"{state.Policy.Name}\";r={state.Remaining};t={state.Seconds}";
        return Task.CompletedTask;
    });
}
