using Microsoft.AspNetCore.OutputCaching;
using Modular.Host.Storage;

namespace Modular.Host.Composition.Pipeline;

/// <summary>
/// Public pages for readers without a cookie come from memory. The front has it, so that such a page costs nothing of a generation; answers of the API come from the
/// generation's own, because callers are counted there first. A save, a new generation and each new minute make a new key and a new ETag, so nobody sees what was
/// before it for longer than a minute, whoever changed it.
/// </summary>
/// <param name="generation">The number of the generation that answers; null while there is none.</param>
/// <param name="changes">What has been saved.</param>
/// <param name="clock">Tells the minute.</param>
internal sealed class PublicCache(Func<int?> generation, StoreChanges changes, TimeProvider clock) : IOutputCachePolicy
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>Keeps answers for the requests of the part of the pipeline that begins with UseOutputCache.</summary>
    public static void Add(IServiceCollection services, Func<IServiceProvider, Func<int?>> generation)
    {
        services.AddOutputCache(options => options.SizeLimit = MostBytes);
        services.AddOptions<OutputCacheOptions>().Configure<IServiceProvider>((options, provider) => options.AddBasePolicy(
            new PublicCache(generation(provider), provider.GetRequiredService<StoreChanges>(), provider.GetRequiredService<TimeProvider>())));
    }

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var number = generation();
        var allowed = number is not null && IsForEverybody(context.HttpContext.Request);
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = allowed;
        // Readers who ask for the same page at once each get it made: waiting for one another would tie them to the slowest of them.
        context.AllowLocking = false;
        if (!allowed)
            return ValueTask.CompletedTask;

        var answer = new PublicAnswer($"{number:x}-{changes.Current}-{clock.GetUtcNow().Ticks / Longest.Ticks:x}");
        context.HttpContext.Features.Set(answer);
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["version"] = answer.Version;
        context.ResponseExpirationTimeSpan = Longest;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage = context.HttpContext.Features.Get<PublicAnswer>() is { MayBeKept: true }
            && response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0
            && !response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal) && !context.HttpContext.RequestAborted.IsCancellationRequested;
        return ValueTask.CompletedTask;
    }

    private static bool IsForEverybody(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Headers.Cookie.Count == 0 && request.Headers.Authorization.Count == 0;
}
