using Microsoft.EntityFrameworkCore;
using Modular.Host.PersonalLinks;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>
/// Replaces what entries of a trail say of people. What an entry proves stays proved, because the chain holds the salted digest of what is replaced; a new entry names
/// each one, with the digest of what it says now.
/// </summary>
internal static class ErasedEntries
{
    public const string Replacement = "erased";

    /// <summary>What is to stand in an entry from now on.</summary>
    public sealed record Words(HistoryEntry Entry, string Who, string Changes, string? Why)
    {
        public bool AreOld => Who == Entry.Who && Changes == Entry.ChangesJson && Why == Entry.Reason;
    }

    public static HistoryChange Emptied(HistoryChange change) =>
        change with { Before = change.Before is null ? null : Replacement, After = change.After is null ? null : Replacement };

    /// <summary>Empties what the history says of records, in a transaction of its own.</summary>
    public static async Task ForgetAsync(DbContext trail, IReadOnlyCollection<Guid> records, Origin origin, DateTimeOffset at, CancellationToken cancellation)
    {
        if (records.Count == 0)
            return;
        await using var transaction = await trail.Database.BeginTransactionAsync(cancellation);
        var entries = await trail.Set<HistoryEntry>().AsNoTracking().Where(entry => records.Contains(entry.RecordId)).OrderBy(entry => entry.Sequence).ToListAsync(cancellation);
        await ReplaceAsync(trail, entries.Where(entry => entry.RecordType != AuditEntries.Trail)
            .Select(entry => new Words(entry, WhoOf(entry), AuditEntries.Json([.. entry.Changes.Select(Emptied)]), entry.Reason)), origin, Guid.Empty, at, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Whoever acted by a personal link typed a name; people with an account are erased by their own page.</summary>
    private static string WhoOf(HistoryEntry entry) =>
        entry.UserId is null && entry.Who.EndsWith(IssuedLinks.ByLink, StringComparison.Ordinal) ? Replacement + IssuedLinks.ByLink : entry.Who;

    /// <summary>To be called inside a transaction.</summary>
    /// <param name="trail">Any context with the history.</param>
    /// <param name="words">What is to stand there, by entry.</param>
    /// <param name="origin">Who does it, and why.</param>
    /// <param name="about">The person; empty when it is about records.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <returns>How many linked entries were changed.</returns>
    public static async Task<int> ReplaceAsync(DbContext trail, IEnumerable<Words> words, Origin origin, Guid about, DateTimeOffset at, CancellationToken cancellation)
    {
        var contents = new List<ChainLink>();
        foreach (var (entry, who, changes, why) in words.Where(words => !words.AreOld))
        {
            var salt = ChainHash.NewSalt();
            await trail.Set<HistoryEntry>().Where(row => row.Id == entry.Id).ExecuteUpdateAsync(row => row
                .SetProperty(to => to.Who, who).SetProperty(to => to.ChangesJson, changes).SetProperty(to => to.Reason, why).SetProperty(to => to.Salt, salt), cancellation);
            if (entry.Sequence is { } sequence)
                contents.Add(new ChainLink(sequence, ChainHash.ContentOf(salt, who, changes, why)));
        }
        if (contents.Count > 0)
        {
            trail.Add(AuditEntries.Erased(at, origin, about, contents));
            await trail.SaveChangesAsync(cancellation);
        }
        return contents.Count;
    }
}
