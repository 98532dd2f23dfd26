using Modular.Sdk;

namespace Modular.Host.Councils.Names;

internal enum SegmentKind
{
    /// <summary>A comma, "and", or the like.</summary>
    Connector,

    /// <summary>A word that says nothing, or only what kind of council it is.</summary>
    Filler,

    /// <summary>A council's name or code.</summary>
    Name,

    /// <summary>Something near a council's name, wrongly spelt.</summary>
    Misspelt,

    /// <summary>A word that nothing is known about.</summary>
    Unknown,
}

/// <summary>Consecutive tokens that belong together: those from <paramref name="First"/> up to, not including, <paramref name="End"/>.</summary>
internal sealed record Segment(SegmentKind Kind, int First, int End, IReadOnlyList<Council> Councils);

/// <summary>
/// Divides a line into names, fillers and unknown words in the cheapest way. Names may contain "and", commas and other names,
/// so neither cutting at "and" nor taking the longest name from the left is enough.
/// </summary>
internal sealed class NameSegmenter(NameIndex names, Func<CouncilCode, Council?> byCode, Func<string, Council?> byGss)
{
    private const int LongestMisspeltName = 6;

    // Past this it is prose rather than a list with slips, and looking for every near name would take seconds.
    private const int MostUnknownWords = 20;

    // One name is cheaper than two; any name is cheaper than words left over.
    private const double NameCost = 1;
    private const double CodeCost = 0.9;
    private const double EndedCost = 0.05;
    private const double NotYetCost = 5;
    private const double FillerCost = 1;
    private const double ConnectorCost = 0.2;
    private const double MisspeltCost = 8;
    private const double SlipCost = 2;
    private const double UnknownCost = 20;

    public List<Segment> Divide(string text, IReadOnlyList<Token> tokens, DateOnly? asAt)
    {
        var segments = Cheapest(tokens, i => KnownFrom(text, tokens, i, asAt));
        var unknown = segments.Where(s => s.Kind == SegmentKind.Unknown).Select(s => s.First).ToHashSet();
        return unknown.Count is 0 or > MostUnknownWords
            ? segments
            : Cheapest(tokens, i => KnownFrom(text, tokens, i, asAt).Concat(MisspeltFrom(tokens, i, unknown)));
    }

    private static List<Segment> Cheapest(IReadOnlyList<Token> tokens, Func<int, IEnumerable<(Segment Segment, double Cost)>> from)
    {
        var costs = new double[tokens.Count + 1];
        Array.Fill(costs, double.MaxValue);
        costs[0] = 0;
        var arrivedBy = new Segment[tokens.Count + 1];
        for (var i = 0; i < tokens.Count; i++)
            foreach (var (segment, cost) in from(i))
                if (costs[i] + cost < costs[segment.End])
                    (costs[segment.End], arrivedBy[segment.End]) = (costs[i] + cost, segment);

        var path = new List<Segment>();
        for (var end = tokens.Count; end > 0; end = arrivedBy[end].First)
            path.Add(arrivedBy[end]);
        path.Reverse();
        return path;
    }

    private IEnumerable<(Segment, double)> KnownFrom(string text, IReadOnlyList<Token> tokens, int i, DateOnly? asAt)
    {
        var word = tokens[i].Word;
        foreach (var (end, councils) in names.NamesFrom(tokens, i))
        {
            var (meant, cost) = MeantAt(councils, asAt);
            yield return (new Segment(SegmentKind.Name, i, end, meant), cost);
        }
        if (Coded(text, tokens, i) is { } coded)
            yield return (new Segment(SegmentKind.Name, i, i + 1, [coded]), CodeCost);
        if (tokens[i].IsSeparator || TypeWords.IsConnector(word))
            yield return (new Segment(SegmentKind.Connector, i, i + 1, []), ConnectorCost);
        else if (TypeWords.IsFiller(word))
            yield return (new Segment(SegmentKind.Filler, i, i + 1, []), FillerCost);
        else
            yield return (new Segment(SegmentKind.Unknown, i, i + 1, []), UnknownCost);
    }

    private IEnumerable<(Segment, double)> MisspeltFrom(IReadOnlyList<Token> tokens, int i, HashSet<int> unknown)
    {
        var containsUnknown = false;
        var name = "";
        for (var end = i + 1; end <= tokens.Count && end - i <= LongestMisspeltName && !tokens[end - 1].IsSeparator; end++)
        {
            containsUnknown |= unknown.Contains(end - 1);
            name = name.Length == 0 ? tokens[i].Word : $"{name} {tokens[end - 1].Word}";
            if (!containsUnknown)
                continue;
            var (slips, councils) = names.Nearest(name);
            if (councils.Count > 0)
                yield return (new Segment(SegmentKind.Misspelt, i, end, councils), MisspeltCost + SlipCost * slips);
        }
    }

    /// <summary>Of the councils that share a name: those that exist, else those that did, else those that will.</summary>
    private static (IReadOnlyList<Council>, double) MeantAt(IReadOnlyList<Council> councils, DateOnly? asAt)
    {
        if (asAt is not { } day)
            return (councils, NameCost);
        if (councils.Where(council => council.ExistsOn(day)).ToList() is { Count: > 0 } existing)
            return (existing, NameCost);
        return councils.Where(council => council.LastDay < day).ToList() is { Count: > 0 } ended
            ? (ended, NameCost + EndedCost)
            : (councils, NameCost + NotYetCost);
    }

    private Council? Coded(string text, IReadOnlyList<Token> tokens, int i)
    {
        if (byGss(tokens[i].Word) is { } council)
            return council;
        // THE, RED and WIN are codes and words: a code counts only in capitals, and not in the middle of other words.
        return LooksLikeCode(i) && (i == 0 || Ends(i - 1)) && (i == tokens.Count - 1 || Ends(i + 1))
            && CouncilCode.TryParse(tokens[i].Word, out var code) ? byCode(code) : null;

        bool Ends(int at) => tokens[at].IsSeparator || TypeWords.IsConnector(tokens[at].Word) || LooksLikeCode(at);

        bool LooksLikeCode(int at) =>
            tokens[at].End - tokens[at].Start == CouncilCode.Length
            && text.AsSpan(tokens[at].Start, CouncilCode.Length).IndexOfAnyExceptInRange('A', 'Z') < 0;
    }
}
