using Microsoft.AspNetCore.OutputCaching;
using Modular.Host.Storage;

namespace Modular.Host.Composition.Pipeline;

/// <summary>
/// Public pages for readers without a cookie come from memory. The front has it, so that such a page costs nothing of a generation; answers of the API come from the
/// generation's own, because callers are counted there first. A save, a new generation and each new minute make a new key and a new ETag, so nobody sees what was
/// before it for longer than a minute, whoever changed it.
/// </summary>
/// <param name="generation">The number of the generation that answers; null while there is none.</param>
/// <param name="given">Called with the address of what is answered from memory.</param>
/// <param name="changes">What has been saved.</param>
/// <param name="clock">Tells the minute.</param>
internal sealed class PublicCache(Func<int?> generation, Action<PathString> given, StoreChanges changes, TimeProvider clock) : IOutputCachePolicy
{
    /// <summary>What the version is called among the values that answers vary by.</summary>
    public const string Version = "version";
    private const long MostBytes = 64 * 1024 * 1024;
    private const long MostBytesOfOne = 8 * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static void Add(IServiceCollection services, Func<IServiceProvider, int?> generation, Action<IServiceProvider, PathString>? given = null)
    {
        services.AddOutputCache(options => (options.SizeLimit, options.MaximumBodySize) = (MostBytes, MostBytesOfOne));
        services.AddOptions<OutputCacheOptions>().Configure<IServiceProvider>((options, provider) => options.AddBasePolicy(new PublicCache(
            () => generation(provider), path => given?.Invoke(provider, path), provider.GetRequiredService<StoreChanges>(), provider.GetRequiredService<TimeProvider>())));
    }

    /// <summary>What comes after it is kept if <see cref="PublicAnswers"/> says so. A request may meet only one of the two caches.</summary>
    public static void Use(IApplicationBuilder app, Func<HttpContext, bool> isFor)
    {
        var addresses = new AskedAddresses();
        app.UseWhen(isFor, some => some.UseOutputCache().Use((context, next) =>
        {
            // Otherwise downloads would be copied into memory before it turns out that nobody keeps them.
            context.Features.Get<IOutputCacheFeature>()!.Context.AllowCacheStorage = false;
            context.Features.Set(addresses.Again(context.Request) ? null : AskedOnce.Instance);
            return next(context);
        }));
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

        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues[Version] = $"{number:x}-{changes.Current}-{clock.GetUtcNow().Ticks / Longest.Ticks:x}";
        context.ResponseExpirationTimeSpan = Longest;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        given(context.HttpContext.Request.Path);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0
            && !response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal) && !context.HttpContext.RequestAborted.IsCancellationRequested;
        return ValueTask.CompletedTask;
    }

    private static bool IsForEverybody(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Headers.Cookie.Count == 0 && request.Headers.Authorization.Count == 0;
}
