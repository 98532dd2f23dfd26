using Modular.Sdk;

namespace Modular.Host.Search;

internal static class SearchServices
{
    /// <summary>The index belongs to the front: it outlives generations, which fill it and ask it.</summary>
    public static void AddSearchIndex(this IServiceCollection services) => services.AddSingleton<SearchIndex>();

    /// <summary>For a generation.</summary>
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddScoped<ISiteSearch, SiteSearch>();
        services.AddScoped<IFacetedSearch, FacetedSearch>();
        services.AddSingleton<DocumentBatches>();
        services.AddSingleton<SearchReading>();
        services.AddSingleton<SearchQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<SearchQueue>());
    }
}
