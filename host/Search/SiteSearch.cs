using Modular.Host.Composition;
using Modular.Sdk;

namespace Modular.Host.Search;

/// <summary>Search as the person who asks may see it: documents of active modules, public ones unless somebody is signed in.</summary>
internal sealed class SiteSearch(SearchIndex index, GenerationInfo generation, ICurrentUser user) : ISiteSearch
{
    public Task<SearchResults> FindAsync(string query, SearchScope scope, CancellationToken cancellation) => index.FindAsync(
        query, scope, [.. generation.Modules.Select(module => module.Name)], user.Id is null ? null : user.Can, cancellation);
}
