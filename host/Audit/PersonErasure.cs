using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>
/// Erases a person: the account keeps its id and a pseudonym, and so do the entries of all trails (<see cref="ErasedEntries"/>). Programmes erase what they keep
/// themselves, as long as the address is known.
/// </summary>
internal sealed class PersonErasure(HostStore host, TrailStores stores, PersonTraces traces, ProgrammeData programmes, ICurrentUser user, ChangeReason reason, TimeProvider clock)
{
    public const string Replacement = ErasedEntries.Replacement;

    private static readonly DateTimeOffset ForEver = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What the trail says of an account without saying who it is.</summary>
    private static readonly FrozenSet<string> NotPersonal =
    [
        nameof(Account.EmailConfirmed), nameof(Account.PhoneNumberConfirmed), nameof(Account.TwoFactorEnabled), nameof(Account.LockoutEnabled),
        nameof(Account.LockoutEnd), nameof(Account.PasswordHash), nameof(Account.LockedAt), nameof(Account.DisabledAt), nameof(Account.InvitedAt), "What",
    ];

    /// <summary>The same for the same account, for ever.</summary>
    public static string PseudonymOf(Guid person) => $"Person {person.ToString("N")[^6..]}";

    /// <summary>The programmes' stores first and the host's last, with the account: a run that was cut short is done again from the same page.</summary>
    /// <returns>How many entries were changed.</returns>
    public async Task<int> EraseAsync(Guid person, string why, CancellationToken cancellation)
    {
        reason.Set(why);
        var account = await host.Users.FirstOrDefaultAsync(found => found.Id == person, cancellation);
        var email = account?.Email;
        var erased = 0;
        if (account is not null)
            await traces.EndAsync(account);
        await programmes.EraseAsync(new PersonWithData(person.ToString(), email), cancellation);
        foreach (var store in (await stores.AllAsync(cancellation)).Where(store => store.Module != StoreDatabases.HostStore))
        {
            await using var trail = stores.Open(store);
            await using var transaction = await trail.Database.BeginTransactionAsync(cancellation);
            erased += await EraseAsync(trail, person, email, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        await using var last = await host.Database.BeginTransactionAsync(cancellation);
        if (account is not null)
            await AnonymiseAsync(account, cancellation);
        erased += await EraseAsync(host, person, email, cancellation);
        if (email is not null)
            await traces.EndLinksAsync(email, clock.GetUtcNow(), cancellation);
        await last.CommitAsync(cancellation);
        if (email is not null)
            await traces.RemoveLettersAsync(email, cancellation);
        return erased;
    }

    private async Task AnonymiseAsync(Account account, CancellationToken cancellation)
    {
        var pseudonym = PseudonymOf(account.Id);
        var address = $"{pseudonym.Replace(' ', '-').ToLowerInvariant()}@erased.invalid";
        (account.DisplayName, account.UserName, account.Email) = (pseudonym, address, address);
        (account.NormalizedUserName, account.NormalizedEmail) = (address.ToUpperInvariant(), address.ToUpperInvariant());
        (account.PhoneNumber, account.PasswordHash, account.TwoFactorEnabled) = (null, null, false);
        account.DisabledAt ??= clock.GetUtcNow();
        (account.LockoutEnabled, account.LockoutEnd, account.SecurityStamp) = (true, ForEver, Guid.NewGuid().ToString("N"));
        host.UserRoles.RemoveRange(host.UserRoles.Where(role => role.UserId == account.Id));
        host.UserClaims.RemoveRange(host.UserClaims.Where(claim => claim.UserId == account.Id));
        host.UserTokens.RemoveRange(host.UserTokens.Where(token => token.UserId == account.Id));
        await traces.RemoveAsync(account.Id, cancellation);
        await host.SaveChangesAsync(cancellation);
    }

    private async Task<int> EraseAsync(DbContext trail, Guid person, string? email, CancellationToken cancellation)
    {
        var words = (await EntriesAsync(trail, person, email, cancellation))
            .Select(entry => new ErasedEntries.Words(entry, WhoOf(entry, person), AuditEntries.Json(ChangesOf(entry, person, email)), Without(entry.Reason, email)));
        return await ErasedEntries.ReplaceAsync(trail, words, Origin.Of(user, reason.Text), person, clock.GetUtcNow(), cancellation);
    }

#pragma warning disable CA1304, CA1311, CA1862 // Run by the database, which knows no culture.
    private static async Task<List<HistoryEntry>> EntriesAsync(DbContext trail, Guid person, string? email, CancellationToken cancellation)
    {
        var all = trail.Set<HistoryEntry>().AsNoTracking();
        var entries = PersonRecords.Of(person, all);
        if (email is not null)
        {
            var (typed, escaped) = (email.ToLowerInvariant(), JsonEncodedText.Encode(email).ToString().ToLowerInvariant());
            entries = entries.Union(all.Where(entry => entry.ChangesJson.ToLower().Contains(escaped) || entry.Reason!.ToLower().Contains(typed)));
        }
        return await entries.OrderBy(entry => entry.Sequence).ToListAsync(cancellation);
    }
#pragma warning restore CA1304, CA1311, CA1862

    private static string WhoOf(HistoryEntry entry, Guid person) => entry.UserId == person.ToString() ? PseudonymOf(person) : entry.Who;

    private static List<HistoryChange> ChangesOf(HistoryEntry entry, Guid person, string? email)
    {
        var about = entry.RecordId == person && entry.RecordType == nameof(Account);
        return [.. entry.Changes.Select(change => about && !NotPersonal.Contains(change.Property)
            ? ErasedEntries.Emptied(change)
            : change with { Before = Without(change.Before, email), After = Without(change.After, email) })];
    }

    private static string? Without(string? text, string? email) => email is null ? text : text?.Replace(email, Replacement, StringComparison.OrdinalIgnoreCase);
}
