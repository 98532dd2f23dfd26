using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Modular.Host.Accounts;

internal enum LinkPurpose
{
    Invitation,
    NewPassword,
    NewAddress,
}

/// <summary>
/// Links in letters. Each carries the account's security stamp, which changes when it is used and when a newer one is sent: so it works once, and for as
/// long as its purpose allows. Nothing is kept here; the keys are the front's, so a link works on every generation.
/// </summary>
internal sealed class AccountLinks(IDataProtectionProvider protection, AccountDirectory accounts, SiteAddress site, TimeProvider clock)
{
    public const int InvitationDays = 7;
    public const int PasswordHours = 1;
    public const int AddressHours = 24;
    private readonly IDataProtector protector = protection.CreateProtector("Accounts.Links");

    public string Make(LinkPurpose purpose, Account account, string? address = null)
    {
        var until = clock.GetUtcNow() + LifeOf(purpose);
        var token = protector.Protect(string.Join('\n', purpose, account.Id, account.SecurityStamp, until.UtcTicks.ToString(CultureInfo.InvariantCulture), address));
        return site.Of($"{PathOf(purpose)}?token={token}");
    }

    /// <summary>Whose link it is, and the address that it confirms; null when it is used, replaced, too old, or not one of ours.</summary>
    public async Task<AccountLink?> FindAsync(LinkPurpose purpose, string? token)
    {
        if (Open(token) is not [var stated, var id, var stamp, var until, var address] || stated != purpose.ToString()
            || long.Parse(until, CultureInfo.InvariantCulture) < clock.GetUtcNow().UtcTicks)
            return null;
        var account = await accounts.FindByIdAsync(id);
        return account is { DisabledAt: null, LockedAt: null } && account.SecurityStamp == stamp && (purpose is LinkPurpose.Invitation) == account.InvitedAt is not null
            ? new AccountLink(account, address) : null;
    }

    private string[]? Open(string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token) ? null : protector.Unprotect(token).Split('\n');
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static TimeSpan LifeOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Invitation => TimeSpan.FromDays(InvitationDays),
        LinkPurpose.NewPassword => TimeSpan.FromHours(PasswordHours),
        _ => TimeSpan.FromHours(AddressHours),
    };

    private static string PathOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Invitation => "/account/invitation",
        LinkPurpose.NewPassword => "/account/new-password",
        _ => "/account/confirm-address",
    };
}

internal sealed record AccountLink(Account Account, string Address);
