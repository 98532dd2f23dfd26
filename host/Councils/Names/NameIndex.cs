using Modular.Sdk;

namespace Modular.Host.Councils.Names;

/// <summary>Every name of every council as a tree of words, so that the longest names at a place in a text are found in one walk.</summary>
internal sealed class NameIndex
{
    private readonly Node _root = new();

    // By length, because a misspelt name is hardly longer or shorter than the right one.
    private readonly Dictionary<int, Dictionary<string, List<Council>>> _spellings = [];

    public NameIndex(IEnumerable<Council> councils)
    {
        foreach (var council in councils)
            foreach (var name in council.Aliases.Append(council.Name).Append(council.OfficialName).Append(council.Slug))
                Add(council, name);
    }

    /// <summary>The names that start at a token: where each ends, and the councils that have it.</summary>
    public IEnumerable<(int End, IReadOnlyList<Council> Councils)> NamesFrom(IReadOnlyList<Token> tokens, int start)
    {
        var node = _root;
        for (var i = start; i < tokens.Count && node.Next.TryGetValue(tokens[i].Word, out var next); i++)
        {
            node = next;
            if (node.Councils.Count > 0)
                yield return (i + 1, node.Councils);
        }
    }

    /// <summary>The councils whose name is nearest to a misspelt one; none when no name is near.</summary>
    public (int Distance, IReadOnlyList<Council> Councils) Nearest(string name)
    {
        var limit = Spelling.Tolerance(name.Length);
        var found = new List<Council>();
        if (limit == 0)
            return (0, found);
        var near = Enumerable.Range(name.Length - limit, 2 * limit + 1).SelectMany(length => _spellings.GetValueOrDefault(length) ?? []);
        foreach (var (spelling, councils) in near)
        {
            var distance = Spelling.Distance(name, spelling, limit);
            if (distance > limit)
                continue;
            if (distance < limit)
                found.Clear();
            limit = distance;
            found.AddRange(councils);
        }
        return (limit, [.. found.Distinct()]);
    }

    private void Add(Council council, string name)
    {
        var tokens = NameText.Tokens(name);
        Add(council, tokens.Select(token => token.Word));
        var words = tokens.Where(token => !token.IsSeparator).Select(token => token.Word).ToList();
        if (words.Count < tokens.Count)
            Add(council, words);

        var spelling = string.Join(' ', words);
        if (!_spellings.TryGetValue(spelling.Length, out var ofLength))
            _spellings[spelling.Length] = ofLength = [];
        if (!ofLength.TryGetValue(spelling, out var same))
            ofLength[spelling] = same = [];
        if (!same.Contains(council))
            same.Add(council);
    }

    private void Add(Council council, IEnumerable<string> words)
    {
        var node = _root;
        foreach (var word in words)
        {
            if (!node.Next.TryGetValue(word, out var next))
                node.Next[word] = next = new Node();
            node = next;
        }
        if (!node.Councils.Contains(council))
            node.Councils.Add(council);
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = [];

        public List<Council> Councils { get; } = [];
    }
}
