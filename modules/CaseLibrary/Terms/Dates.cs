using System.Globalization;

namespace CaseLibrary.Terms;

internal static class Dates
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>“18 February 2014”.</summary>
    public static string InWords(this DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>“14:05”, as clocks in the United Kingdom show it.</summary>
    public static string TimeInWords(this DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, London).ToString("HH:mm", British);
}
