using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Calendar;
using Modular.Sdk;

namespace Modular.Host.Pages.Calendar;

/// <summary>The entries that begin in a month, or were running when the period shown began.</summary>
internal sealed record CalendarMonth(DateOnly First, IReadOnlyList<ProgrammeEntry> Entries);

[Public]
internal sealed class IndexModel(ProgrammeCalendar calendar, ICurrentUser user) : PageModel
{
    private ProgrammeEntries all = new([], []);

    public CalendarPeriod Period { get; private set; } = null!;

    public IReadOnlyList<string> NotAvailable => all.NotAvailable;

    public IEnumerable<CalendarMonth> Months => all.Entries.Where(entry => entry.Touches(Period.Days))
        .GroupBy(entry => MonthOf(entry.Entry.First > Period.Days.First ? entry.Entry.First : Period.Days.First))
        .Select(group => new CalendarMonth(group.Key, [.. group]));

    /// <summary>Years in which something begins, latest first.</summary>
    public IEnumerable<(int Year, int Count)> Years =>
        all.Entries.CountBy(entry => entry.Entry.First.Year).OrderByDescending(pair => pair.Key).Select(pair => (pair.Key, pair.Value));


    public async Task<IActionResult> OnGetAsync(string? month, string? year, CancellationToken cancellation)
    {
        if (CalendarPeriod.From(month, year, calendar.Today) is not { } period)
            return NotFound();
        Period = period;
        all = await calendar.AllAsync(user.Audience(), cancellation);
        return Page();
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
