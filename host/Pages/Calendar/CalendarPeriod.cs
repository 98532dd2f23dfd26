using System.Globalization;
using Modular.Sdk;

namespace Modular.Host.Pages.Calendar;

/// <summary>The days that the calendar page shows, and the addresses of those before and after.</summary>
internal sealed record CalendarPeriod(string Title, ReportingPeriod Days, string? Earlier = null, string? Later = null)
{
    private const int MonthsAhead = 12;

    /// <summary>True for the view without a choice: what is coming.</summary>
    public bool IsComing => Earlier is null;

    /// <summary>A month (<c>2014-01</c>), a year (<c>2014</c>), or without both the coming 12 months; null when there is no such period.</summary>
    public static CalendarPeriod? From(string? month, string? year, DateOnly today)
    {
        if (!string.IsNullOrEmpty(month))
            return DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
                && IsNear(first, today) ? Month(first) : null;
        if (!string.IsNullOrEmpty(year))
            return DateOnly.TryParseExact(year, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
                && IsNear(start, today) ? Year(start) : null;
        return new CalendarPeriod($"The next {MonthsAhead} months", new ReportingPeriod(today, today.AddMonths(MonthsAhead)));
    }

    /// <summary>“13 January 2014”, “1 to 14 February 2014”, “March 2014” for a whole month.</summary>
    public static string Words(DateOnly first, DateOnly last)
    {
        if (first == last)
            return $"{first:d MMMM yyyy}";
        if (first.Day == 1 && last == first.AddMonths(1).AddDays(-1))
            return $"{first:MMMM yyyy}";
        var start = first.Year != last.Year ? $"{first:d MMMM yyyy}" : first.Month != last.Month ? $"{first:d MMMM}" : $"{first.Day}";
        return $"{start} to {last:d MMMM yyyy}";
    }

    private static bool IsNear(DateOnly day, DateOnly today) => day.Year >= 2000 && day.Year <= today.Year + 10;

    private static CalendarPeriod Month(DateOnly first) => new(
        $"{first:MMMM yyyy}", new ReportingPeriod(first, first.AddMonths(1).AddDays(-1)),
        $"?month={first.AddMonths(-1):yyyy-MM}", $"?month={first.AddMonths(1):yyyy-MM}");

    private static CalendarPeriod Year(DateOnly first) => new(
        $"{first:yyyy}", new ReportingPeriod(first, first.AddYears(1).AddDays(-1)), $"?year={first.Year - 1}", $"?year={first.Year + 1}");
}
