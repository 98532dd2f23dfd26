using System.Globalization;
using System.Text;

namespace Modular.Host.Councils.Names;

/// <summary>One word, or one separator such as a comma, with its place in the text that it was read from.</summary>
internal readonly record struct Token(string Word, int Start, int End)
{
    public bool IsSeparator => Word.Length == 1 && !char.IsLetterOrDigit(Word[0]);
}

/// <summary>Cuts text into comparable words: case, accents, apostrophes, hyphens and ampersands make no difference.</summary>
internal static class NameText
{
    public static IEnumerable<string> Words(string text) => Tokens(text).Where(token => !token.IsSeparator).Select(token => token.Word);

    public static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        var word = new StringBuilder();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                if (word.Length == 0)
                    start = i;
                word.Append(c);
                continue;
            }
            if (IsSilent(c) && word.Length > 0)
                continue;
            if (word.Length > 0)
                tokens.Add(new Token(Fold(word.ToString()), start, i));
            word.Clear();
            if (c is '&' or '+')
                tokens.Add(new Token("and", i, i + 1));
            else if (c is ',' or '/' or ':' or '|' or '•' || IsSpacedDash(text, i))
                tokens.Add(new Token(",", i, i + 1));
        }
        return tokens;
    }

    // King's and Kings, St. and St, B.C. and BC are the same words.
    private static bool IsSilent(char c) => c is '\'' or '’' or '‘' or '`' or '.';

    private static bool IsSpacedDash(string text, int i) =>
        i < text.Length && text[i] is '-' or '–' or '—'
        && (i == 0 || char.IsWhiteSpace(text[i - 1])) && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]));

    private static string Fold(string word)
    {
        if (!Ascii.IsValid(word))
            word = string.Concat(word.Normalize(NormalizationForm.FormD)
                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
        word = word.ToLowerInvariant();
        return word == "saint" ? "st" : word;
    }
}
