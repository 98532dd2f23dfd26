using System.Globalization;

namespace CaseLibrary.Terms;

internal static class Dates
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>“18 February 2014”.</summary>
    public static string InWords(this DateOnly day) => day.ToString("d MMMM yyyy", British);
}
