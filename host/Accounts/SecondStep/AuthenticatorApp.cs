using System.Text.Encodings.Web;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;

namespace Modular.Host.Accounts.SecondStep;

/// <summary>The key that an authenticator app shares with the site.</summary>
internal static class AuthenticatorApp
{
    private const string Issuer = "Modular";
    private const int GroupLength = 4;

    /// <summary>The account's key, made now when there is none yet.</summary>
    public static async Task<string> KeyAsync(AccountDirectory accounts, HostStore store, Account account)
    {
        if (await accounts.GetAuthenticatorKeyAsync(account) is { Length: > 0 } key)
            return key;
        try
        {
            await accounts.NewAppKeyAsync(account);
        }
        catch (DbUpdateException)
        {
            // The page was opened twice at once: the key that came first is the key.
            store.ChangeTracker.Clear();
        }
        return (await accounts.GetAuthenticatorKeyAsync(account))!;
    }

    /// <summary>What the QR code says.</summary>
    public static string Address(Account account, string key) =>
        $"otpauth://totp/{Issuer}:{UrlEncoder.Default.Encode(account.Email!)}?secret={key}&issuer={Issuer}&digits=6";

    /// <summary>In groups of four, for people who type it.</summary>
    public static string Spaced(string key) => string.Join(' ', key.Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>As people type codes: with spaces or a hyphen in the middle.</summary>
    public static string Code(string typed) => typed.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
