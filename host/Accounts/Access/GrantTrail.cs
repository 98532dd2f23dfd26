using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Accounts.Access;

/// <summary>Who gave somebody what, and when: from the history of the account.</summary>
internal sealed class GrantTrail(HostStore store, Administrators administrators, TimeProvider clock)
{
    /// <summary>For each source of a permission, “given by Ada Lovelace on 24 November 2026”.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Guid account, string permission, IEnumerable<Source> sources, CancellationToken cancellation)
    {
        var added = await store.History.AsNoTracking().Where(entry => entry.HistoryOf == account && entry.Action == "Added")
            .OrderByDescending(entry => entry.Id).ToListAsync(cancellation);
        var role = await administrators.RoleIdAsync(cancellation);
        return [.. sources.Select(source => Words(source.Kind switch
        {
            SourceKind.Administrator => added.FirstOrDefault(entry => entry.RecordId == role),
            SourceKind.Role => added.FirstOrDefault(entry => entry.RecordId == source.Role!.Grant),
            _ => added.FirstOrDefault(entry => entry.RecordId == account && entry.Changes.Any(change => change.After == permission)),
        }))];
    }

    public string Day(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone).ToString("d MMMM yyyy");

    private string Words(HistoryEntry? entry) => entry is null ? "given before such things were written down" : $"given by {entry.Who} on {Day(entry.At)}";
}
