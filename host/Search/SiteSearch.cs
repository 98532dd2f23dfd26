using Modular.Host.Accounts;
using Modular.Host.Composition;
using Modular.Sdk;

namespace Modular.Host.Search;

/// <summary>Search as the person who asks may see it: documents of active modules, public ones unless somebody is signed in.</summary>
internal sealed class SiteSearch(SearchIndex index, SearchQueue queue, GenerationInfo generation, ICurrentUser user) : ISiteSearch
{
    /// <summary>After a start, a search waits for the first reading of the modules; not for one that hangs.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public async Task<SearchResults> FindAsync(string query, SearchScope scope, CancellationToken cancellation)
    {
        await Task.WhenAny(queue.ReadAsync(cancellation), Task.Delay(Longest, cancellation));
        return await index.FindAsync(
            query, scope, [.. generation.Modules.Select(module => module.Name)], user.Audience() is Audience.Public ? null : user.Can, cancellation);
    }
}
