using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Audit;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.PersonalLinks;

/// <summary>Makes and finds personal links.</summary>
internal sealed class IssuedLinks(HostStore store, SiteAddress site, ChangeReason changes, ICurrentUser user, TimeProvider clock) : IPersonalLinks
{
    private const int SecretBytes = 32;
    /// <summary>How the history’s “who” ends for somebody without an account.</summary>
    public const string ByLink = " (by personal link)";

    public async Task<string> IssueAsync(string purpose, Guid record, string path, string recipient, int days, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(purpose);
        ArgumentException.ThrowIfNullOrWhiteSpace(recipient);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        if (path?.StartsWith('/') != true)
            throw new ArgumentException("A path begins with a slash.", nameof(path));
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = clock.GetUtcNow();
        store.Add(new LinkRecord { Purpose = purpose, Record = record, Recipient = recipient, Digest = DigestOf(secret), Sent = now, Ends = now.AddDays(days) });
        await store.SaveChangesAsync(cancellation);
        return site.Of($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}link={secret}");
    }

    public async Task<PersonalLink?> FindAsync(string purpose, string? secret, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(secret))
            return null;
        var digest = DigestOf(secret);
        var found = await store.Set<LinkRecord>().AsNoTracking().SingleOrDefaultAsync(link => link.Digest == digest && link.Purpose == purpose, cancellation);
        var now = clock.GetUtcNow();
        if (found?.ToLink().Holds(now) == true)
            await store.Set<LinkRecord>().Where(link => link.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(link => link.Used, now), cancellation);
        return found?.ToLink();
    }

    public async Task<IReadOnlyList<PersonalLink>> OfAsync(string purpose, Guid record, CancellationToken cancellation) =>
        [.. (await store.Set<LinkRecord>().AsNoTracking().Where(link => link.Record == record && link.Purpose == purpose)
            .OrderByDescending(link => link.Id).ToListAsync(cancellation)).Select(link => link.ToLink())];

    public async Task WithdrawAsync(string purpose, Guid record, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var link in await store.Set<LinkRecord>().Where(link => link.Record == record && link.Purpose == purpose && link.Withdrawn == null && link.Ends > now).ToListAsync(cancellation))
            link.Withdraw(now);
        await store.SaveChangesAsync(cancellation);
    }

    public async Task ForgetAsync(string purpose, IReadOnlyCollection<Guid> records, CancellationToken cancellation)
    {
        var links = store.Set<LinkRecord>().Where(link => link.Purpose == purpose && records.Contains(link.Record));
        var ids = await links.Select(link => link.Id).ToListAsync(cancellation);
        await ErasedEntries.ForgetAsync(store, ids, Origin.Of(user, changes.Text), clock.GetUtcNow(), cancellation);
        await links.ExecuteDeleteAsync(cancellation);
    }

    public void ActAs(PersonalLink link, string? name)
    {
        ArgumentNullException.ThrowIfNull(link);
        if (!link.Holds(clock.GetUtcNow()))
            throw new InvalidOperationException("The link has ended; nothing may be done with it.");
        // The end says that nobody signed in: however long or spaced out the name is, it stays in sight.
        var words = string.Join(' ', (string.IsNullOrWhiteSpace(name) ? link.Recipient : name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        changes.By(words[..Math.Min(words.Length, HistoryEntry.NameLength - ByLink.Length)] + ByLink);
    }

    private static string DigestOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
