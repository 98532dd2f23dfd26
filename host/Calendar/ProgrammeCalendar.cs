using Modular.Host.Modules.Contributions;
using Modular.Sdk;

namespace Modular.Host.Calendar;

/// <summary>An entry with the programme it comes from.</summary>
internal sealed record ProgrammeEntry(string Module, string Programme, CalendarEntry Entry)
{
    public bool Touches(ReportingPeriod period) => Entry.First <= period.Last && Entry.Last >= period.First;
}

/// <summary>What all programmes have in their calendars; <see cref="NotAvailable"/> names those that could not be asked.</summary>
internal sealed record ProgrammeEntries(IReadOnlyList<ProgrammeEntry> Entries, IReadOnlyList<string> NotAvailable);

/// <summary>Asks every programme for its dates.</summary>
internal sealed class ProgrammeCalendar(IEnumerable<ICalendarSource> sources, TimeProvider clock)
{
    private const int YearsAhead = 10;
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    public DateOnly Today { get; } = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>Everything, so that one question to each programme answers the period shown and the list of years.</summary>
    public async Task<ProgrammeEntries> AllAsync(Audience audience, CancellationToken cancellation)
    {
        var period = new ReportingPeriod(Earliest, Today.AddYears(YearsAhead));
        var entries = new List<ProgrammeEntry>();
        var failed = new List<string>();
        // One after the other: nobody waits twice for a module that hangs.
        foreach (var source in sources.Cast<GuardedCalendarSource>())
        {
            var found = await source.GetAsync(period, audience, cancellation);
            entries.AddRange(found.Select(entry => new ProgrammeEntry(source.Module, source.Programme, entry)));
            if (source.Failed)
                failed.Add(source.Programme);
        }
        return new ProgrammeEntries(
            [.. entries.OrderBy(entry => entry.Entry.First).ThenBy(entry => entry.Entry.Last).ThenBy(entry => entry.Entry.Title)], failed);
    }
}
