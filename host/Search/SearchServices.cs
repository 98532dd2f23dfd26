namespace Modular.Host.Search;

internal static class SearchServices
{
    /// <summary>The index belongs to the front: it outlives generations, which fill it and ask it.</summary>
    public static void AddSearchIndex(this IServiceCollection services) => services.AddSingleton<SearchIndex>();
}
