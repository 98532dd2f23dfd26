using Modular.Sdk;

namespace Modular.Host.Councils.Names;

/// <summary>Turns what people write into councils: lines, groups with their members in brackets, and lists of names.</summary>
internal sealed class NameResolver
{
    private readonly LineResolver _lines;

    public NameResolver(IReadOnlyList<Council> councils) => _lines = new LineResolver(councils);

    public List<CouncilMatch> Resolve(string? text, DateOnly? asAt)
    {
        var matches = new List<CouncilMatch>();
        foreach (var line in (text ?? "").Split(['\n', '\r', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            matches.AddRange(ResolveLine(line, asAt));
        return matches;
    }

    private List<CouncilMatch> ResolveLine(string line, DateOnly? asAt)
    {
        var open = line.IndexOf('(');
        var close = open < 0 ? -1 : line.IndexOf(')', open);
        if (close < 0)
            return _lines.Resolve(line.Replace('(', ' ').Replace(')', ' '), asAt);

        var head = line[..open];
        var inside = line[(open + 1)..close];
        var rest = line[(close + 1)..];
        if (NameText.Words(inside).All(TypeWords.IsFiller))
            return ResolveLine($"{head} {inside} {rest}", asAt);

        var members = _lines.Resolve(inside, asAt);
        List<CouncilMatch> matches = members.Count(member => member.Candidates.Count > 0) > 1
            ? [.. HeadOfGroup(head, asAt), .. members]
            : WithRemark(_lines.Resolve(head, asAt), members);
        if (NameText.Words(rest).Any(word => !TypeWords.IsFiller(word) && !TypeWords.IsConnector(word)))
            matches.AddRange(ResolveLine(rest, asAt));
        return matches;
    }

    /// <summary>
    /// What stands before "(Bromsgrove, Redditch and Wyre Forest)": other councils, then the group's own name. That name is no council
    /// and is left out, unless it is also a council's: then only a person can say whether it takes part.
    /// </summary>
    private List<CouncilMatch> HeadOfGroup(string head, DateOnly? asAt)
    {
        var comma = head.LastIndexOf(',') + 1;
        var matches = _lines.Resolve(head[..comma], asAt);
        var name = head[comma..];
        var named = _lines.Resolve(name, asAt);
        if (named is [{ Outcome: not MatchOutcome.Unknown } only] && IsWhole(only.Text, name) && only.Outcome == MatchOutcome.Certain)
            return [.. matches, only with { Outcome = MatchOutcome.Ambiguous }];

        for (var and = name.LastIndexOf(" and ", StringComparison.OrdinalIgnoreCase); and > 0;
            and = name.LastIndexOf(" and ", and - 1, StringComparison.OrdinalIgnoreCase))
        {
            var before = _lines.Resolve(name[..and], asAt);
            if (before.Count > 0 && before.All(match => match.Outcome == MatchOutcome.Certain))
                return [.. matches, .. before];
        }
        return matches;
    }

    /// <summary>A bracket with one thing in it: the same council again, or the county that tells which council is meant, or one more.</summary>
    private static List<CouncilMatch> WithRemark(List<CouncilMatch> head, List<CouncilMatch> remark)
    {
        if (head is not [.., var last] || remark is not [{ Outcome: MatchOutcome.Certain, Candidates: [var told] }])
            return [.. head, .. remark];
        if (last.Candidates.Contains(told) && (last.Outcome == MatchOutcome.Certain || last.Candidates.Count > 1))
            return [.. head[..^1], last with { Outcome = MatchOutcome.Certain, Candidates = [told] }];
        return last.Outcome == MatchOutcome.Ambiguous && last.Candidates.Where(council => council.County == told.Code).ToList() is [var one]
            ? [.. head[..^1], last with { Outcome = MatchOutcome.Certain, Candidates = [one] }]
            : [.. head, .. remark];
    }

    private static bool IsWhole(string part, string text) => NameText.Words(part).SequenceEqual(NameText.Words(text));
}
