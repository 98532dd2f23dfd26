using System.Text.RegularExpressions;

namespace Modular.Host.Search;

/// <summary>Turns what a reader typed into an FTS5 expression: every word must occur (as a stem or prefix), “in quotes” as a phrase.</summary>
internal static partial class SearchQuery
{
    private const int MostTerms = 12;

    /// <summary>Null when there is nothing to search for.</summary>
    public static string? ToMatch(string? query)
    {
        var terms = Terms().Matches(query ?? "").Take(MostTerms).Select(term => term.Groups["phrase"] is { Success: true, Value: var phrase }
            ? Quote(phrase)
            : Word(term.Value)).OfType<string>().ToList();
        return terms.Count == 0 ? null : string.Join(" AND ", terms);
    }

    // The word itself is stemmed by the index; as a prefix it is not, so both are asked for.
    private static string? Word(string word) => Quote(word) is { } quoted ? $"({quoted} OR {quoted} *)" : null;

    private static string? Quote(string text)
    {
        var letters = NotWord().Replace(text, " ").Trim();
        return letters.Length == 0 ? null : $"\"{letters}\"";
    }

    [GeneratedRegex("""["“”](?<phrase>[^"“”]+)["“”]|[^\s"“”]+""")]
    private static partial Regex Terms();

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NotWord();
}
