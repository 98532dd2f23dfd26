using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Modular.Host.Files;

/// <summary>Names that can stand in an address, a header and any file system: “Annual report (final).PDF” gives <c>annual-report-final</c>.</summary>
internal static partial class FileNames
{
    private const int Longest = 70;

    /// <summary>The last part of a name that somebody sent, without its ending; <paramref name="otherwise"/> when nothing is left of it.</summary>
    public static string Clean(string name, string otherwise)
    {
        var last = name.Split('/', '\\')[^1];
        var plain = string.Concat(WithoutEnding(last).Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))).ToLowerInvariant();
        var clean = NotPlain().Replace(plain, "-").Trim('-');
        if (clean.Length > Longest)
            clean = clean[..Longest].TrimEnd('-');
        return clean.Length == 0 ? otherwise : clean;
    }

    /// <summary>With the dot, in small letters; empty when there is none.</summary>
    public static string EndingOf(string name) => name.LastIndexOf('.') is var dot and >= 0 ? name[dot..].ToLowerInvariant() : "";

    private static string WithoutEnding(string name) => name.LastIndexOf('.') is var dot and > 0 ? name[..dot] : name;

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotPlain();
}
