namespace CaseLibrary.Data;

/// <summary>Words and short phrases that mean the same to those who search, such as “parking” and “car parks”.</summary>
internal sealed class SynonymGroup : Entity
{
    public const int WordsLength = 300;
    public const int WordLength = 60;
    public const int Fewest = 2;
    public const int Most = 12;

    private const string Separator = "; ";

    /// <summary>The words with semicolons between them.</summary>
    public required string Words { get; set; }

    public IReadOnlyList<string> All => Split(Words);

    /// <summary>What an editor typed, one word or phrase a line or with commas or semicolons between them.</summary>
    public static IReadOnlyList<string> Split(string? typed) =>
        [.. (typed ?? "").Split([',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    public static string Join(IEnumerable<string> words) => string.Join(Separator, words);

    /// <returns>What is wrong with the words; null when nothing is.</returns>
    public static string? Problem(IReadOnlyList<string> words) => words switch
    {
        { Count: < Fewest } => "Enter at least two words or phrases that mean the same, with commas between them",
        { Count: > Most } => $"Enter at most {Most} words or phrases",
        _ when words.Any(word => word.Length > WordLength) => $"A word or phrase can have at most {WordLength} letters",
        _ when words.Any(word => !word.Any(char.IsLetterOrDigit)) => "Each word or phrase needs a letter or a digit",
        _ when Join(words).Length > WordsLength => $"The words together can have at most {WordsLength} letters",
        _ => null,
    };
}
