using Modular.Sdk;

namespace Modular.Host.Councils.Names;

/// <summary>Resolves a line without brackets: one name or a list of names.</summary>
internal sealed class LineResolver
{
    private readonly NameSegmenter _segmenter;
    private readonly TypeCheck _types;

    public LineResolver(IReadOnlyList<Council> councils)
    {
        var byCode = councils.ToDictionary(council => council.Code);
        var byGss = councils.SelectMany(council => council.FormerGss.Append(council.Gss), (council, gss) => (council, gss))
            .ToDictionary(pair => pair.gss, pair => pair.council, StringComparer.OrdinalIgnoreCase);
        _segmenter = new NameSegmenter(new NameIndex(councils), byCode.GetValueOrDefault, byGss.GetValueOrDefault);
        _types = new TypeCheck(councils);
    }

    public List<CouncilMatch> Resolve(string line, DateOnly? asAt)
    {
        var tokens = NameText.Tokens(line);
        if (tokens.Count == 0)
            return line.Trim() is { Length: > 0 } marks ? [Unknown(marks)] : [];
        var parts = new List<Part>();
        var chunk = new List<Segment>();
        foreach (var segment in _segmenter.Divide(line, tokens, asAt))
            if (segment.Kind == SegmentKind.Connector)
                Flush();
            else
                chunk.Add(segment);
        Flush();
        return parts.Count == 0 ? [Unknown(line.Trim())] : [.. parts.Select(part => Match(part, asAt))];

        void Flush()
        {
            if (chunk.All(segment => segment.Kind == SegmentKind.Filler))
                Share(parts, chunk, tokens);
            else if (chunk.All(segment => segment.Kind is SegmentKind.Name or SegmentKind.Filler))
                Add(parts, chunk, tokens, line);
            else
                // A known name beside an unknown word ("North Worcester") may be something else altogether.
                parts.Add(new Part(Cut(line, tokens, chunk[0].First, chunk[^1].End), TypeHint.None,
                    [.. chunk.SelectMany(segment => segment.Councils).Distinct()], IsSure: false));
            chunk.Clear();
        }
    }

    /// <summary>Adds the names of a chunk, each with the type words that belong to it.</summary>
    private static void Add(List<Part> parts, List<Segment> chunk, List<Token> tokens, string line)
    {
        var names = chunk.Where(segment => segment.Kind == SegmentKind.Name).ToList();
        var first = chunk[0].First;
        for (var n = 0; n < names.Count; n++)
        {
            var end = n + 1 < names.Count ? EndOfName(tokens, names[n].End, names[n + 1].First) : chunk[^1].End;
            var around = Enumerable.Range(first, names[n].First - first).Concat(Enumerable.Range(names[n].End, end - names[n].End))
                .Select(i => tokens[i].Word).ToList();
            parts.Add(new Part(Cut(line, tokens, first, end), Hints(around), names[n].Councils, IsSure: true));
            if (around.Any(TypeWords.IsPlural))
                ShareHint(parts, Hints(around));
            first = end;
        }
    }

    /// <summary>Words alone in their chunk, as the last ones of "Essex, Kent and Surrey, county councils".</summary>
    private static void Share(List<Part> parts, List<Segment> chunk, List<Token> tokens)
    {
        var words = chunk.Select(segment => tokens[segment.First].Word).ToList();
        if (words.Any(TypeWords.IsPlural))
            ShareHint(parts, Hints(words));
    }

    private static void ShareHint(List<Part> parts, TypeHint hint)
    {
        for (var i = parts.Count - 1; i >= 0; i--)
            if (parts[i].Hint == TypeHint.None)
                parts[i] = parts[i] with { Hint = hint };
    }

    /// <summary>Where the words between two names part: after "Council", or before "City of".</summary>
    private static int EndOfName(List<Token> tokens, int from, int to)
    {
        for (var i = to - 1; i >= from; i--)
            if (TypeWords.IsEnding(tokens[i].Word))
                return i + 1;
        return tokens[to - 1].Word is "of" or "the" or "lb" or "rb" ? from : to;
    }

    private CouncilMatch Match(Part part, DateOnly? asAt)
    {
        var (isSure, councils) = part.IsSure ? _types.Check(part.Councils, part.Hint, asAt) : (false, part.Councils);
        var outcome = councils.Count == 0 ? MatchOutcome.Unknown
            : isSure && councils.Count == 1 ? MatchOutcome.Certain
            : MatchOutcome.Ambiguous;
        return new CouncilMatch(part.Text, outcome, [.. councils.OrderBy(council => council.Name, StringComparer.Ordinal)]);
    }

    private static TypeHint Hints(IEnumerable<string> words) => words.Aggregate(TypeHint.None, (all, word) => all | TypeWords.HintOf(word));

    private static string Cut(string line, List<Token> tokens, int first, int end) =>
        string.Join(' ', line[tokens[first].Start..tokens[end - 1].End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static CouncilMatch Unknown(string text) => new(text, MatchOutcome.Unknown, []);

    private sealed record Part(string Text, TypeHint Hint, IReadOnlyList<Council> Councils, bool IsSure);
}
