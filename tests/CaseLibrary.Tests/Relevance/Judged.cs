using System.Text.RegularExpressions;

namespace CaseLibrary.Tests.Relevance;

/// <summary>
/// A query with what a reader would want of it: 3 what was looked for, 2 much of it, 1 a part; cases that are not named are of no use. Judged by reading the sample cases, before
/// looking at what the search returns.
/// </summary>
internal sealed partial record Judged(string Query, string Kind, IReadOnlyDictionary<string, int> Grades)
{
    private const int Looked = 10;

    public static IReadOnlyList<Judged> All(string file) => [.. File.ReadLines(file).Skip(1).Select(line => Line().Match(line)).Select(match => new Judged(
        match.Groups["query"].Value.Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal), match.Groups["kind"].Value,
        match.Groups["judged"].Value.Split(';').Select(one => one.Split(':')).ToDictionary(one => one[0], one => int.Parse(one[1]))))];

    /// <summary>How good the first ten are against the best order of ten: 1 is perfect.</summary>
    public double Ndcg(IReadOnlyList<string> found) => Gain(found.Select(slug => Grades.GetValueOrDefault(slug))) / Gain(Grades.Values.OrderDescending());

    private static double Gain(IEnumerable<int> grades) => grades.Take(Looked).Select((grade, rank) => (Math.Pow(2, grade) - 1) / Math.Log2(rank + 2)).Sum();

    [GeneratedRegex("""^(?<query>"(?:[^"]|"")*"|[^,]*),(?<kind>[^,]*),(?<judged>.*)$""")]
    private static partial Regex Line();
}
