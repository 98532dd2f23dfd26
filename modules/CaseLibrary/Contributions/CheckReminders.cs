using CaseLibrary.Data;
using CaseLibrary.Pages.FactCheck;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>Reminds councils that have not answered, once, with a new link: the first cannot be had again.</summary>
internal sealed class CheckReminders(CaseLibraryStore store, CheckLetters letters, TimeProvider clock) : IJob
{
    public const int DaysBefore = 10;

    public string Key => "council-reminders";

    public string Title => "Reminders to councils";

    public string Description => $"Writes once more to officers who have not answered a fact-check {DaysBefore} days after they were asked.";

    public string Schedule => "0 9 * * 1-5";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var asked = now.AddDays(-DaysBefore);
        var waiting = await store.CouncilChecks.Where(check => check.Answered == null && check.Reminded == null && check.Sent <= asked && check.Ends > now)
            .Join(store.Cases.Where(study => study.State == CaseState.FactCheck), check => check.CaseStudyId, study => study.Id, (check, study) => new { check, study })
            .ToListAsync(cancellation);
        // Of several who were asked, the last one has the link that holds.
        var last = waiting.GroupBy(pair => pair.study.Id).Select(group => group.MaxBy(pair => pair.check.Id)!).ToList();
        foreach (var pair in last)
        {
            cancellation.ThrowIfCancellationRequested();
            pair.check.Reminded = now;
            await store.SaveChangesAsync(cancellation);
            await letters.AskAsync(pair.study, pair.check, Math.Max(1, (int)(pair.check.Ends - now).TotalDays), again: true, cancellation);
        }
        return last.Count == 0 ? null : $"Councils reminded: {last.Count}";
    }
}
