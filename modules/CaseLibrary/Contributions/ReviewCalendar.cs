using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>When published cases are due for review; of interest to staff only.</summary>
internal sealed class ReviewCalendar(CaseLibraryStore store) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> GetAsync(ReportingPeriod period, Audience audience, CancellationToken cancellation)
    {
        if (audience != Audience.Staff)
            return [];
        var due = await store.Cases
            .Where(study => study.State == CaseState.Published && !study.Example && study.ReviewDue >= period.First && study.ReviewDue <= period.Last)
            .Select(study => new { study.Id, study.Slug, study.Title, Due = study.ReviewDue!.Value })
            .ToListAsync(cancellation);
        return due.ConvertAll(study => new CalendarEntry(
            $"review-{study.Slug}", $"Case study review due – {study.Title}", study.Due, study.Due, $"/case-studies/manage/{study.Id}"));
    }
}
