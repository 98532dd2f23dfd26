using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Accounts.Sessions;
using Modular.Host.Mail;
using Modular.Host.OpenId;
using Modular.Host.PersonalLinks;
using Modular.Host.Storage;
using Authorization = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreAuthorization<System.Guid>;
using Token = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreToken<System.Guid>;

namespace Modular.Host.Audit;

/// <summary>What lies about a person outside the account's own row: where they are signed in and how, what they had done in the background, what they were given and have allowed, and letters to them.</summary>
internal sealed class PersonTraces(HostStore store, AccountSessions sessions, Consents consents, StorageOptions storage)
{
    private readonly MailFolders folders = new(storage);

    public async Task<AccessExport> ExportAsync(Guid person, CancellationToken cancellation) => new(
        [.. (await store.Sessions.AsNoTracking().Where(session => session.AccountId == person).OrderBy(session => session.Id).ToListAsync(cancellation))
            .Select(session => new SessionExport(session.StartedAt, session.SeenAt, session.EndedAt, session.Browser, session.Network))],
        [.. (await store.Set<Grant>().AsNoTracking().Where(grant => grant.AccountId == person).OrderBy(grant => grant.Id).ToListAsync(cancellation))
            .Select(grant => new GrantExport(grant.Role, grant.Programme, grant.Until, grant.TakenAway))],
        await consents.OfAsync(person, cancellation),
        [.. (await store.Set<IdentityUserPasskey<Guid>>().AsNoTracking().Where(passkey => passkey.UserId == person).ToListAsync(cancellation))
            .Select(passkey => new PasskeyExport(passkey.Data.Name, passkey.Data.CreatedAt))],
        await store.UserLogins.Where(login => login.UserId == person).Select(login => new LoginExport(login.LoginProvider, login.ProviderKey)).ToListAsync(cancellation),
        await store.Work.Where(work => work.AccountId == person).OrderBy(work => work.CreatedAt)
            .Select(work => new WorkExport(work.CreatedAt, work.Programme, work.Title, work.Summary)).ToListAsync(cancellation));

    /// <summary>Signs the person out everywhere. Before any transaction, because it is written down at once.</summary>
    public Task EndAsync(Account account) => sessions.EndAllAsync(account);

    /// <summary>Removes all of it but the letters, inside the caller's transaction.</summary>
    public async Task RemoveAsync(Guid person, CancellationToken cancellation)
    {
        var subject = person.ToString();
        await store.Sessions.Where(session => session.AccountId == person).ExecuteDeleteAsync(cancellation);
        // Files first, while it is known whose they are. What runs notices that its row has gone, and stops.
        await store.WorkFiles.Where(file => store.Work.Any(work => work.AccountId == person && work.FileId == file.Id)
            || store.Imports.Any(import => import.AccountId == person && import.FileId == file.Id)).ExecuteDeleteAsync(cancellation);
        await store.Work.Where(work => work.AccountId == person).ExecuteDeleteAsync(cancellation);
        await store.Imports.Where(import => import.AccountId == person).ExecuteDeleteAsync(cancellation);
        await store.Set<IdentityUserPasskey<Guid>>().Where(passkey => passkey.UserId == person).ExecuteDeleteAsync(cancellation);
        await store.Set<Token>().Where(token => token.Subject == subject).ExecuteDeleteAsync(cancellation);
        await store.Set<Authorization>().Where(consent => consent.Subject == subject).ExecuteDeleteAsync(cancellation);
        store.RemoveRange(store.Set<Grant>().Where(grant => grant.AccountId == person));
        store.UserLogins.RemoveRange(store.UserLogins.Where(login => login.UserId == person));
    }

#pragma warning disable CA1304, CA1311, CA1862 // Run by the database, which knows no culture.
    /// <summary>Ends personal links that were sent to an address, and no longer says that they were.</summary>
    public Task EndLinksAsync(string email, DateTimeOffset now, CancellationToken cancellation)
    {
        var address = email.ToLowerInvariant();
        return store.Set<LinkRecord>().Where(link => link.Recipient.ToLower() == address).ExecuteUpdateAsync(link => link
            .SetProperty(to => to.Recipient, ErasedEntries.Replacement).SetProperty(to => to.Withdrawn, to => to.Withdrawn ?? now), cancellation);
    }
#pragma warning restore CA1304, CA1311, CA1862

    /// <summary>Letters that are on their way, could not be delivered, or were put into a folder because there is no mail server.</summary>
    public async Task RemoveLettersAsync(string email, CancellationToken cancellation)
    {
        foreach (var letter in new[] { folders.Outbox, folders.Undelivered, folders.Pickup }.SelectMany(MailFolders.Letters))
        {
            if (await IsToAsync(letter, email, cancellation))
                File.Delete(letter);
        }
    }

    private static async Task<bool> IsToAsync(string letter, string email, CancellationToken cancellation)
    {
        try
        {
            using var message = await MimeMessage.LoadAsync(letter, cancellation);
            return message.To.Mailboxes.Any(mailbox => mailbox.Address.Equals(email, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception exception) when (exception is FileNotFoundException or FormatException)
        {
            // Delivered meanwhile, or no letter of ours.
            return false;
        }
    }
}

/// <summary>How a person gets in, and what they may do and have allowed.</summary>
internal sealed record AccessExport(
    IReadOnlyList<SessionExport> Sessions, IReadOnlyList<GrantExport> Roles, IReadOnlyList<Consent> Applications, IReadOnlyList<PasskeyExport> Passkeys, IReadOnlyList<LoginExport> OtherSignIns, IReadOnlyList<WorkExport> Work);

internal sealed record SessionExport(DateTimeOffset Started, DateTimeOffset Seen, DateTimeOffset? Ended, string Browser, string Network);

internal sealed record GrantExport(string Role, string? Programme, DateOnly? Until, DateTimeOffset? TakenAway);

internal sealed record PasskeyExport(string? Name, DateTimeOffset Made);

internal sealed record WorkExport(DateTimeOffset Started, string Programme, string Title, string? CameOfIt);

internal sealed record LoginExport(string Provider, string Number);
