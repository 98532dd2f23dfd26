using Microsoft.AspNetCore.OutputCaching;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Composition.Pipeline;

/// <summary>
/// Public pages for readers without a cookie come from memory. A save, a new generation and each new minute make a new key and a new ETag, so nobody
/// sees what was before it for longer than a minute, whoever changed it.
/// </summary>
internal sealed class PublicCache(StoreChanges changes, GenerationInfo generation, TimeProvider clock) : IOutputCachePolicy
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    public const long MostBytes = 64 * 1024 * 1024;
    private static readonly object Incomplete = new();

    /// <summary>Health and the keys of tokens must be fresh, forms carry a token for one reader, and files say for themselves how long they are kept.</summary>
    private static readonly string[] NeverCached = ["/health", "/files", "/sign-in", "/sign-out", "/setup", "/account", "/status", "/connect", "/.well-known"];

    /// <summary>Says that the page being made lacks something that is there at other times.</summary>
    public static void MarkIncomplete(HttpContext context) => context.Items[Incomplete] = true;

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var allowed = IsForEverybody(context.HttpContext);
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = allowed;
        // Readers who ask for the same page at once each get it made: waiting for one another would tie them to the slowest of them.
        context.AllowLocking = false;
        if (!allowed)
            return ValueTask.CompletedTask;

        var version = $"{generation.Number:x}-{changes.Current}-{clock.GetUtcNow().Ticks / Longest.Ticks:x}";
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["version"] = version;
        context.ResponseExpirationTimeSpan = Longest;
        context.HttpContext.Response.Headers.ETag = $"W/\"{version}\"";
        context.HttpContext.Response.Headers.CacheControl = "no-cache";
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage = response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0
            && !response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal) && !context.HttpContext.RequestAborted.IsCancellationRequested && !context.HttpContext.Items.ContainsKey(Incomplete);
        return ValueTask.CompletedTask;
    }

    private static bool IsForEverybody(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.Request.Cookies.Count == 0
        && context.Request.Headers.Authorization.Count == 0
        && !NeverCached.Any(path => context.Request.Path.StartsWithSegments(path))
        && context.GetEndpoint()?.Metadata.GetMetadata<PublicAttribute>() is not null;
}
