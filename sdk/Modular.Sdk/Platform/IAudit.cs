namespace Modular.Sdk;

/// <summary>
/// The audit trail, for what the store's history cannot know by itself. Every saved change is in the trail anyway.
/// </summary>
public interface IAudit
{
    /// <summary>
    /// Writes down that the person who asks has opened a restricted record: one whose reading must be accounted for, such as a complaint or somebody's health.
    /// Call it before the page is made; when it cannot be written, the page is not shown.
    /// </summary>
    /// <param name="record">The record. Its type, id and module go into the trail, its values do not.</param>
    /// <param name="what">What people call it, at most 200 characters: “Concern 12, Millbrook”.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <exception cref="ArgumentException"><paramref name="what"/> is blank.</exception>
    Task ViewedAsync(Entity record, string what, CancellationToken cancellation);

    /// <summary>
    /// Empties what the history says of records: all values before and after become “erased”, while who did what and when stays, and stays proved. For data that need
    /// not be kept any longer, or that somebody wants erased. Cannot be undone; an entry says that it was done, with the reason given to <see cref="Because"/>.
    /// </summary>
    /// <param name="store">The module's own store. Nothing else may be waiting in it to be saved.</param>
    /// <param name="records">The <see cref="HistoryEntry.RecordId"/> of the records.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    Task ForgetAsync(StoreContext store, IReadOnlyCollection<Guid> records, CancellationToken cancellation);

    /// <summary>Gives the reason for what this request saves from now on. Longer ones are cut at 500 characters; a blank one is none.</summary>
    /// <param name="reason">What the person answered when the page asked why.</param>
    void Because(string? reason);
}
