using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>What is known of a person: the account, and the entries of all trails that the person made or that are about the account.</summary>
internal sealed class PersonRecords(HostStore store, TrailStores stores, PersonTraces traces, ProgrammeData programmes)
{
    public Task<Account?> AccountAsync(Guid person, CancellationToken cancellation) =>
        store.Users.AsNoTracking().FirstOrDefaultAsync(account => account.Id == person, cancellation);

    public async Task<IReadOnlyList<(AuditStore Store, int Entries)>> CountAsync(Guid person, CancellationToken cancellation)
    {
        var counts = new List<(AuditStore, int)>();
        foreach (var store in await stores.AllAsync(cancellation))
        {
            await using var trail = stores.Open(store);
            counts.Add((store, await Of(person, trail.History).CountAsync(cancellation)));
        }
        return counts;
    }

    /// <summary>All of it, for the person.</summary>
    public async Task<PersonExport> ExportAsync(Guid person, CancellationToken cancellation)
    {
        var account = await AccountAsync(person, cancellation);
        var entries = new List<PersonEntry>();
        foreach (var store in await stores.AllAsync(cancellation))
        {
            await using var trail = stores.Open(store);
            entries.AddRange((await Of(person, trail.History.AsNoTracking()).OrderBy(entry => entry.At).ToListAsync(cancellation)).Select(entry => new PersonEntry(
                store.Title, entry.At, entry.Who, entry.Action, TrailWords.KindOf(entry.RecordType), entry.RecordId, entry.RequestId, entry.Reason, entry.Changes)));
        }
        return new PersonExport(
            person, account?.DisplayName, account?.Email, account?.PhoneNumber,
            await store.UserRoles.Where(role => role.UserId == person).Join(store.Roles, role => role.RoleId, role => role.Id, (_, role) => role.Name!).ToListAsync(cancellation),
            await store.UserClaims.Where(claim => claim.UserId == person).Select(claim => claim.ClaimValue!).ToListAsync(cancellation),
            await traces.ExportAsync(person, cancellation), await programmes.ExportAsync(new PersonWithData(person.ToString(), account?.Email), cancellation), entries);
    }

    public static IQueryable<HistoryEntry> Of(Guid person, IQueryable<HistoryEntry> entries)
    {
        var id = person.ToString();
        return entries.Where(entry => entry.UserId == id || entry.HistoryOf == person || entry.RecordId == person);
    }
}

/// <summary>A person's data as they are handed over.</summary>
internal sealed record PersonExport(
    Guid Id, string? Name, string? Email, string? Phone, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions, AccessExport Access,
    IReadOnlyList<ProgrammeExport> Programmes,
    IReadOnlyList<PersonEntry> Entries);

internal sealed record PersonEntry(
    string Programme, DateTimeOffset At, string Who, string Action, string Kind, Guid Record, string? Request, string? Reason, IReadOnlyList<HistoryChange> Changes);
