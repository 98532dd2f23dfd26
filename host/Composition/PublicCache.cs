using Microsoft.AspNetCore.OutputCaching;
using Modular.Sdk;

namespace Modular.Host.Composition;

/// <summary>Counts what readers could notice: each save in a store, and each time that search has caught up. Part of every cache key and ETag.</summary>
internal sealed class Freshness(GenerationInfo generation)
{
    private long changes;

    /// <summary>Different after each change, and in each generation of each start of the host.</summary>
    public string Current => $"{generation.Started.Ticks:x}-{Volatile.Read(ref changes):x}";

    public void Changed() => Interlocked.Increment(ref changes);
}

/// <summary>
/// Public pages for readers without a cookie come from memory. A save makes a new key, so nobody sees what was before it; the cache itself goes with
/// its generation. What other hosts on the same database save shows after <see cref="Longest"/>.
/// </summary>
internal sealed class PublicCache(Freshness freshness) : IOutputCachePolicy
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    public const long MostBytes = 64 * 1024 * 1024;

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var allowed = IsForEverybody(context.HttpContext);
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = allowed;
        context.AllowLocking = true;
        if (!allowed)
            return ValueTask.CompletedTask;

        var version = freshness.Current;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["freshness"] = version;
        context.ResponseExpirationTimeSpan = Longest;
        context.HttpContext.Response.Headers.ETag = $"W/\"{version}\"";
        context.HttpContext.Response.Headers.CacheControl = "no-cache";
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage = response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }

    private static bool IsForEverybody(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.Request.Cookies.Count == 0
        && context.Request.Headers.Authorization.Count == 0
        && !context.Request.Path.StartsWithSegments("/health")
        && context.GetEndpoint()?.Metadata.GetMetadata<PublicAttribute>() is not null;
}
