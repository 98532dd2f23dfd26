using Growth.Data;
using Microsoft.EntityFrameworkCore;

namespace Growth.Contributions;

internal sealed class RoundCalendar(GrowthStore store) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> GetAsync(ReportingPeriod period, Audience audience, CancellationToken cancellation)
    {
        var rounds = await store.Rounds.AsNoTracking().ToListAsync(cancellation);
        return [.. rounds.SelectMany(Entries).Where(entry => period.Contains(entry.First))];
    }

    private static IEnumerable<CalendarEntry> Entries(Round round)
    {
        var link = $"/growth/awards?round={round.Id}";
        if (round.Opens is { } opens)
            yield return new($"round-opens-{round.Id}", $"Growth adviser round opens: {round.Name}", opens, opens, link);
        if (round.Closes is { } closes)
            yield return new($"round-closes-{round.Id}", $"Growth adviser round closes: {round.Name}", closes, closes, link);
        if (round.BoardOn is { } board)
            yield return new($"round-board-{round.Id}", $"Board considers growth adviser awards: {round.Name}", board, board, link);
    }
}
