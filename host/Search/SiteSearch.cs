using System.Net;
using Modular.Host.Composition;
using Modular.Host.Search.Facts;
using Modular.Host.Search.Words;
using Modular.Sdk;

namespace Modular.Host.Search;

/// <summary>Search over all active modules as the person who asks may see it.</summary>
internal sealed class SiteSearch(SearchIndex search, SearchQueue queue, GenerationInfo generation, ICurrentUser user) : ISiteSearch
{
    private const int BeginningOfText = 180;

    public async Task<SearchResults> FindAsync(string query, SearchScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await queue.FirstReadingAsync(cancellation);
        cancellation.ThrowIfCancellationRequested();
        string[] modules = [.. generation.Modules.Select(module => module.Name).Where(name => scope.Module is null || scope.Module == name)];
        using var words = new WordSearch([.. modules.Select(search.Of)], search.SynonymsOf(modules), user.Sees(null));
        return words.Find(query) is { } found ? Results(modules, words, found.Wording, new Snippets([.. found.Stems]), scope) : new SearchResults(0, [], new Dictionary<string, int>());
    }

    private static SearchResults Results(string[] modules, WordSearch words, SearchWording wording, Snippets snippets, SearchScope scope)
    {
        var (kinds, all) = (new Dictionary<string, int>(), new List<(int Part, Match Match)>());
        for (var number = 0; number < words.Parts.Count; number++)
        {
            var facts = words.Parts[number].Index.Facts;
            foreach (var match in words.Parts[number].Matches)
            {
                var kind = facts.Groups[facts.GroupOf[match.Slot]].Kind;
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                if (scope.Kind is null || scope.Kind == kind)
                    all.Add((number, match));
            }
        }
        var page = Top.Of<(int Part, Match Match)>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all), Math.Max(0, scope.Skip), Math.Max(0, scope.Take),
            (one, other) => other.Match.Score.CompareTo(one.Match.Score) is var score and not 0 ? score : (one.Part, one.Match.Slot).CompareTo((other.Part, other.Match.Slot)));
        var hits = page.ConvertAll(one => Hit(modules[one.Part], words, words.Parts[one.Part], one.Match.Slot, snippets));
        return new SearchResults(all.Count, [.. hits.OfType<SearchHit>()], kinds) { Wording = wording };
    }

    private static SearchHit? Hit(string module, WordSearch words, WordSearch.Part part, int slot, Snippets snippets)
    {
        var (row, kind) = (part.Index.Facts.At(slot)!, part.Index.Facts.Groups[part.Index.Facts.GroupOf[slot]].Kind);
        if (words.TextOf(part, row.Key) is not var (summary, body, link))
            return null;
        var snippet = snippets.Of($"{summary}\n{body}") ?? WebUtility.HtmlEncode(summary is { Length: > BeginningOfText } ? summary[..BeginningOfText] + " …" : summary);
        return new SearchHit(module, row.Key, kind, row.Title, snippet, link);
    }
}
