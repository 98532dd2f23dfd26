using System.Text;
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
            matches.AddRange(ResolveLine(WithoutNumber(line), asAt));
        return matches;
    }

    /// <summary>"1. Poole" and "2) Swindon" are lines of a numbered list.</summary>
    private static string WithoutNumber(string line)
    {
        var digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and <= 3 && (line[digits] is '.' or ')') ? line[(digits + 1)..] : line;
    }

    private List<CouncilMatch> ResolveLine(string line, DateOnly? asAt)
    {
        var matches = new List<CouncilMatch>();
        var head = new StringBuilder();
        var from = 0;
        for (int open, close; (open = line.IndexOf('(', from)) >= 0 && (close = line.IndexOf(')', open)) >= 0; from = close + 1)
        {
            var inside = line[(open + 1)..close];
            head.Append(line, from, open - from);
            if (SaysNothing(inside))
            {
                head.Append(' ').Append(inside).Append(' ');
                continue;
            }
            matches.AddRange(WithBracket(head.ToString(), _lines.Resolve(inside, asAt), asAt));
            head.Clear();
        }
        var rest = head.Append(line, from, line.Length - from).Replace('(', ' ').Replace(')', ' ').ToString();
        if (matches.Count == 0 || !SaysNothing(rest))
            matches.AddRange(_lines.Resolve(rest, asAt));
        return matches;
    }

    private List<CouncilMatch> WithBracket(string head, List<CouncilMatch> inside, DateOnly? asAt) =>
        SaysNothing(head) ? inside
        : inside.Count(member => member.Candidates.Count > 0) > 1 ? [.. HeadOfGroup(head, asAt), .. inside]
        : WithRemark(_lines.Resolve(head, asAt), inside);

    private static bool SaysNothing(string text) =>
        NameText.Words(text).All(word => TypeWords.IsFiller(word) || TypeWords.IsConnector(word));

    /// <summary>
    /// What stands before "(Bromsgrove, Redditch and Wyre Forest)": other councils, then the group's own name. That name is no council
    /// and is left out, unless it is also a council's: then only a person can say whether that council takes part.
    /// </summary>
    private List<CouncilMatch> HeadOfGroup(string head, DateOnly? asAt)
    {
        var name = head.LastIndexOf(',') + 1;
        var named = _lines.Resolve(head[name..], asAt);
        var councils = named.TakeWhile(match => match.Outcome == MatchOutcome.Certain).ToList();
        if (councils.Count > 0 && councils.Count == named.Count)
            councils[^1] = councils[^1] with { Outcome = MatchOutcome.Ambiguous };
        return [.. _lines.Resolve(head[..name], asAt), .. councils];
    }

    /// <summary>A bracket with one thing in it: the same council again, or the county that tells which council is meant, or one more.</summary>
    private static List<CouncilMatch> WithRemark(List<CouncilMatch> head, List<CouncilMatch> remark)
    {
        if (head is not [.., var last] || remark is not [{ Outcome: MatchOutcome.Certain, Candidates: [var told] }])
            return [.. head, .. remark];
        if (last.Candidates.Contains(told) && (last.Outcome == MatchOutcome.Certain || last.Candidates.Count > 1))
            return [.. head[..^1], last with { Outcome = MatchOutcome.Certain, Candidates = [told] }];
        return last.Candidates.Where(council => council.County == told.Code).ToList() is [var within]
            && (last.Outcome == MatchOutcome.Certain || last.Candidates.Count > 1)
            ? [.. head[..^1], last with { Outcome = MatchOutcome.Certain, Candidates = [within] }]
            : [.. head, .. remark];
    }
}
