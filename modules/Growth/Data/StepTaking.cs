using Growth.Pages.Awards;
using Microsoft.EntityFrameworkCore;

namespace Growth.Data;

/// <summary>How the page and the API take a step of an award. The award itself says whether it may be taken.</summary>
internal static class StepTaking
{
    /// <summary>The award with all that has a say in its steps; null when there is none.</summary>
    public static Task<Award?> ForStepAsync(this GrowthStore store, Guid id, CancellationToken cancellation) =>
        store.Awards.Include(award => award.Application).ThenInclude(application => application!.Awards)
            .SingleOrDefaultAsync(award => award.Id == id, cancellation);

    /// <summary>Takes the step and saves it: a refusal in words, a conflict, or neither when it is done.</summary>
    public static async Task<(string? Refusal, EditConflict? Conflict)> TakeAsync(
        this GrowthStore store, Award award, AwardStep step, string typed, Guid version, CancellationToken cancellation)
    {
        if ((await store.RowTakenAsync(award, step, cancellation) ?? step.Take(award, typed)) is { } refusal)
            return (refusal, null);
        try
        {
            return (null, await store.SaveEditAsync(award, version, cancellation));
        }
        catch (DbUpdateException)
        {
            // Somebody else may have given the award's row or application to another one since it was read.
            store.ChangeTracker.Clear();
            if (await store.ForStepAsync(award.Id, cancellation) is not { } now
                || (await store.RowTakenAsync(now, step, cancellation) ?? step.Take(now, typed)) is not { } late)
                throw;
            return (late, null);
        }
    }

    private static async Task<string?> RowTakenAsync(this GrowthStore store, Award award, AwardStep step, CancellationToken cancellation) =>
        step.Name == "reinstate" && award.Row is not null && await store.Awards.Place(award.RoundId, award.Row).AnyAsync(other => other.Id != award.Id, cancellation)
            ? $"Row {award.Row} of this round is another award now, so this one cannot be reinstated."
            : null;
}
