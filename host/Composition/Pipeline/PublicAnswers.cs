using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;
using Modular.Sdk;

namespace Modular.Host.Composition.Pipeline;

/// <summary>Only a generation knows which of its answers are for everybody: it tells <see cref="PublicCache"/>, which keeps nothing otherwise.</summary>
internal static class PublicAnswers
{
    private static readonly object Incomplete = new();

    /// <summary>Health and the keys of tokens must be fresh, forms carry a token for one reader, and files say for themselves how long they are kept.</summary>
    private static readonly string[] NeverKept = ["/health", "/files", "/sign-in", "/sign-out", "/setup", "/account", "/status", "/connect", "/.well-known"];

    /// <summary>Says that the page being made lacks something that is there at other times.</summary>
    public static void MarkIncomplete(HttpContext context)
    {
        context.Items[Incomplete] = true;
        if (VersionOf(context, out var cache) is null)
            return;
        cache.AllowCacheStorage = false;
        if (!context.Response.HasStarted)
            context.Response.Headers.ETag = default;
    }

    /// <summary>Public pages may be kept, and readers may ask whether theirs is still the newest. Inside the time limit: what gave up has not said all.</summary>
    public static async Task MarkAsync(HttpContext context, RequestDelegate next)
    {
        var version = VersionOf(context, out var cache);
        if (version is null || context.Items.ContainsKey(Incomplete) || !MayBeKept(context))
        {
            await next(context);
            return;
        }
        var tag = new EntityTagHeaderValue($"\"{version}\"", isWeak: true);
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.CacheControl = "no-cache";
        if (Has(context.Request, tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        cache.AllowCacheStorage = context.Features.Get<AskedOnce>() is null;
        await next(context);
        if (context.RequestAborted.IsCancellationRequested)
            MarkIncomplete(context);
    }

    /// <summary>Whoever has this version of the page needs no other: nothing has been saved since.</summary>
    private static bool Has(HttpRequest request, EntityTagHeaderValue tag) =>
        request.Headers.IfNoneMatch.Count > 0 && request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));

    /// <summary>A page that has rules of its own for such caches is not kept: these are read where there is no page yet.</summary>
    private static bool MayBeKept(HttpContext context) => context.GetEndpoint()?.Metadata is { } endpoint && endpoint.GetMetadata<PublicAttribute>() is not null
        && !RestEndpoint.Is(context.GetEndpoint()!) && endpoint.GetMetadata<OutputCacheAttribute>() is null && endpoint.GetMetadata<IOutputCachePolicy>() is null
        && !NeverKept.Any(path => context.Request.Path.StartsWithSegments(path));

    /// <summary>The version that the answer would be kept under; null when this request is nobody's who could be answered from memory.</summary>
    private static string? VersionOf(HttpContext context, out OutputCacheContext cache)
    {
        cache = context.Features.Get<IOutputCacheFeature>()?.Context!;
        return cache?.CacheVaryByRules.VaryByValues.TryGetValue(PublicCache.Version, out var version) == true ? version : null;
    }
}
