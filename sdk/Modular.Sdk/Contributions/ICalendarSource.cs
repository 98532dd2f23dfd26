namespace Modular.Sdk;

/// <summary>Dates of this programme, for the calendar page and the <c>.ics</c> feed.</summary>
public interface ICalendarSource : IContribution
{
    /// <summary>The entries that touch a period, in any order.</summary>
    /// <param name="period">The days shown, both ends included.</param>
    /// <param name="audience">What the reader may see: with <see cref="Audience.Public"/>, leave out what is for staff.</param>
    /// <param name="cancellation">Ends when the time limit is over or the reader has gone.</param>
    Task<IReadOnlyList<CalendarEntry>> GetAsync(ReportingPeriod period, Audience audience, CancellationToken cancellation);
}

/// <summary>One entry in the calendar: whole days, both ends included.</summary>
/// <param name="Key">Unique in the module and stable over time: calendars use it to update an entry in place.</param>
/// <param name="Title">A few words.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day; the same as the first for an entry of one day.</param>
/// <param name="Link">The page with more about it; null when there is none.</param>
/// <param name="Place">Where it is; null when it has no place.</param>
public sealed record CalendarEntry(string Key, string Title, DateOnly First, DateOnly Last, string? Link = null, string? Place = null);
