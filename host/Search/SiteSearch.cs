using Modular.Host.Composition;
using Modular.Sdk;

namespace Modular.Host.Search;

/// <summary>Search as the person who asks may see it: documents of active modules, public ones unless somebody is signed in.</summary>
internal sealed class SiteSearch(SearchIndex index, SearchQueue queue, GenerationInfo generation, ICurrentUser user) : ISiteSearch
{
    public async Task<SearchResults> FindAsync(string query, SearchScope scope, CancellationToken cancellation)
    {
        await queue.ReadAsync(cancellation);
        return await index.FindAsync(
            query, scope, [.. generation.Modules.Select(module => module.Name)], user.Id is null ? null : user.Can, cancellation);
    }
}
