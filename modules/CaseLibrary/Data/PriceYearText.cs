using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseLibrary.Data;

/// <summary>One spelling for the many of a financial year: “2011-12”, “2011–2012” and “2011 / 12” become “2011/12”.</summary>
internal static partial class PriceYearText
{
    /// <returns>Null for nothing; what is not a financial year stays as it is.</returns>
    public static string? Normal(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (FinancialYear().Match(text) is not { Success: true } match)
            return text.Trim();
        var first = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var second = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        return second == first + 1 || second == (first + 1) % 100 ? $"{first}/{(first + 1) % 100:00}" : text.Trim();
    }

    [GeneratedRegex(@"^\s*([12][0-9]{3})\s*[-‐‑–—/]\s*([0-9]{2}|[12][0-9]{3})\s*$")]
    private static partial Regex FinancialYear();
}
