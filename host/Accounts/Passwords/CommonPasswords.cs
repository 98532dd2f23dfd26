using System.Collections.Frozen;

namespace Modular.Host.Accounts.Passwords;

/// <summary>Whether a password is one that somebody would try early: common words with digits and signs, runs of keys, repetitions, or the person's own words.</summary>
internal sealed class CommonPasswords
{
    /// <summary>Three random words are good advice; one or two that everybody uses are not a password.</summary>
    private const int MostWords = 2;
    private const int LongestUnit = 8;
    private const int ShortestOwnWord = 3;
    private const int EnoughLetters = 6;
    private static readonly string[] Runs = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p"];

    private readonly Lazy<FrozenSet<string>> words = new(Load);

    /// <param name="password">What was typed.</param>
    /// <param name="ownWords">What the person and the site are called.</param>
    public bool Contains(string password, IEnumerable<string> ownWords)
    {
        var lower = password.ToLowerInvariant();
        string[] own = [.. ownWords];
        return new[] { lower, Spoken(lower) }.Any(text => IsRepetition(text) || IsRuns(text) || IsGuessed(Letters(text), own));
    }

    private bool IsGuessed(string letters, string[] own) => letters.Length > 0 && (IsRuns(letters) || IsWords(letters, MostWords) || IsOwn(letters, own));

    /// <summary>As it sounds: with letters for the digits and signs that stand for them.</summary>
    private static string Spoken(string lower)
    {
        var core = lower.Trim([.. "0123456789 !?.,-_*#+=&%£$@()'\""]);
        if (core.Length == 0)
            return lower;
        var spoken = new string([.. core.Select(sign => sign switch { '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => sign })]);
        return lower.Replace(core, spoken, StringComparison.Ordinal);
    }

    private static string Letters(string text) => new([.. text.Where(char.IsLetter)]);

    private static bool IsRepetition(string text) => Enumerable.Range(1, LongestUnit)
        .Any(unit => unit * 2 <= text.Length && Enumerable.Range(unit, text.Length - unit).All(index => text[index] == text[index - unit]));

    /// <summary>Nothing but keys that lie next to one another, in up to three runs.</summary>
    private static bool IsRuns(string text)
    {
        const int most = 3;
        var (start, runs) = (0, 0);
        while (start < text.Length && runs++ < most)
            start += Runs.Max(run => Math.Max(Common(text, start, run), Common(text, start, new string([.. run.Reverse()]))));
        return text.Length > 0 && start >= text.Length;
    }

    private static int Common(string text, int start, string run)
    {
        var at = run.IndexOf(text[start], StringComparison.Ordinal);
        var length = 0;
        while (at >= 0 && start + length < text.Length && at + length < run.Length && text[start + length] == run[at + length])
            length++;
        return Math.Max(length, 1);
    }

    private bool IsWords(string text, int most) => text.Length == 0
        || (most > 0 && Enumerable.Range(1, text.Length).Any(length => words.Value.Contains(text[..length]) && IsWords(text[length..], most - 1)));

    /// <summary>Hardly anything is left without the names that everybody knows.</summary>
    private bool IsOwn(string text, string[] own)
    {
        var rest = text;
        foreach (var word in own.Select(word => word.ToLowerInvariant()).Where(word => word.Length >= ShortestOwnWord).OrderByDescending(word => word.Length))
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        return rest.Length < text.Length && (rest.Length < EnoughLetters || IsWords(rest, MostWords));
    }

    private static FrozenSet<string> Load()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("Accounts/common-words.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#').ToFrozenSet(StringComparer.Ordinal);
    }
}
