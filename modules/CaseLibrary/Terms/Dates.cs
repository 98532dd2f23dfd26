using System.Globalization;

namespace CaseLibrary.Terms;

internal static class Dates
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>“18 February 2014”.</summary>
    public static string InWords(this DateOnly day) => day.ToString("d MMMM yyyy", British);
}
