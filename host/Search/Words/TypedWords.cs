using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Modular.Host.Search.Words;

/// <summary>One word that a reader typed, or several side by side: “in quotes”, or written with a hyphen.</summary>
/// <param name="Text">As it was typed, without quotes.</param>
/// <param name="Plain">In lower case without accents; several for a phrase.</param>
/// <param name="Stems">What the index knows it by; empty for the smallest words.</param>
/// <param name="Quoted">Whether it stood in quotes: then it is taken literally.</param>
internal sealed record TypedWord(string Text, IReadOnlyList<string> Plain, IReadOnlyList<string> Stems, bool Quoted)
{
    public bool IsPhrase => Plain.Count > 1;

    public override string ToString() => Quoted ? $"“{Text}”" : Text;
}

/// <summary>What a reader typed, taken apart. No text is an error.</summary>
internal static partial class TypedWords
{
    public const int MostWords = 12;

    /// <summary>What makes a question of a search, and what every case is about: left out unless there is nothing else.</summary>
    private static readonly FrozenSet<string> Asking =
    [
        "how", "what", "which", "who", "whom", "where", "when", "why", "can", "could", "do", "does", "did", "we", "our", "us", "i", "my", "me", "you", "your", "has", "have", "had",
        "should", "would", "any", "some", "anyone", "anybody", "about", "from", "so", "than", "were", "been", "being", "its", "them", "way", "ways", "much", "many",
    ];

    public static IReadOnlyList<TypedWord> Of(string? text)
    {
        var words = Parts().Matches(text ?? "").Take(MostWords * 2)
            .Select(part => part.Groups["phrase"] is { Success: true, Value: var phrase } ? Word(phrase.Trim(), quoted: true) : Word(part.Value, quoted: false))
            .Where(word => word.Stems.Count > 0).ToList();
        var telling = words.FindAll(word => word.Quoted || word.IsPhrase || !Asking.Contains(word.Plain[0]));
        return [.. (telling.Count > 0 ? telling : words).Take(MostWords)];
    }

    private static TypedWord Word(string text, bool quoted) => new(text, EnglishText.Plain.TermsOf(text), EnglishText.Stems.TermsOf(text), quoted);

    [GeneratedRegex("""["“”](?<phrase>[^"“”]+)["“”]|[^\s"“”]+""")]
    private static partial Regex Parts();
}
