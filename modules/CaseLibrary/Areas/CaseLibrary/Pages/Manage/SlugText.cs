using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CaseLibrary.Data;

namespace CaseLibrary.Pages.Manage;

/// <summary>The part of an address that a title becomes: “Camden: wireless concession” gives <c>camden-wireless-concession</c>.</summary>
internal static partial class SlugText
{
    public static string Of(string? title)
    {
        var plain = string.Concat((title ?? "").Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
        var slug = NotPlain().Replace(plain.Replace("’", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal), "-").Trim('-');
        return slug.Length > CaseStudy.SlugLength ? slug[..CaseStudy.SlugLength].TrimEnd('-') : slug;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotPlain();
}
