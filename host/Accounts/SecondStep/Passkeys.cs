using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;

namespace Modular.Host.Accounts.SecondStep;

/// <summary>Passkeys of one account, and signing in with one.</summary>
internal sealed partial class Passkeys(
    HostStore store, AccountDirectory accounts, SignInManager<Account> signIn, SignInEvents events, TimeProvider clock, ILogger<Passkeys> logger)
{
    public const int NameLength = 50;

    public async Task<IReadOnlyList<OwnPasskey>> OfAsync(Account account, CancellationToken cancellation)
    {
        var rows = await store.UserPasskeys.AsNoTracking().Where(passkey => passkey.UserId == account.Id)
            .Select(passkey => new { passkey.CredentialId, passkey.Data, LastUsedAt = EF.Property<DateTimeOffset?>(passkey, PasskeyMapping.LastUsedAt) }).ToListAsync(cancellation);
        return [.. rows.Select(row => new OwnPasskey(Convert.ToHexStringLower(row.CredentialId), row.Data.Name ?? "Passkey", row.Data.CreatedAt, row.LastUsedAt)).OrderBy(row => row.AddedAt)];
    }

    /// <summary>What the browser needs to make a passkey for the account.</summary>
    public Task<string> CreationOptionsAsync(Account account) => signIn.MakePasskeyCreationOptionsAsync(
        new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.DisplayName });

    /// <summary>What the browser made, checked; null when it is not right.</summary>
    public async Task<UserPasskeyInfo?> CheckAsync(Account account, string? credential, string? name)
    {
        var result = await AttestAsync(credential);
        if (result is { Failure: { } failure })
            LogWrong(failure.Message);
        if (result is not { Succeeded: true } || result.UserEntity.Id != account.Id.ToString())
            return null;
        result.Passkey.Name = string.IsNullOrWhiteSpace(name) ? "Passkey" : name.Trim();
        return result.Passkey;
    }

    public async Task<SignInResult> SignInAsync(string? credential)
    {
        var result = await AssertAsync(credential);
        if (result is { Failure: { } failure })
            LogWrong(failure.Message);
        if (result is not { Succeeded: true })
        {
            await events.RecordAsync(SignInEvent.WrongPasskey, null);
            return SignInResult.Failed;
        }
        // Not PasskeySignInAsync: it does not say which passkey it was, and signs in who is locked or disabled. Somebody else's wrong passwords keep nobody out
        // who has a passkey: it cannot be guessed.
        var account = result.User;
        if (!await signIn.CanSignInAsync(account) || accounts.IsShutOut(account) || !(await accounts.AddOrUpdatePasskeyAsync(account, result.Passkey)).Succeeded)
        {
            await events.RecordAsync(SignInEvent.Refused, account);
            return SignInResult.Failed;
        }
        var (id, now) = (result.Passkey.CredentialId, clock.GetUtcNow());
        await store.UserPasskeys.Where(passkey => passkey.CredentialId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(passkey => EF.Property<DateTimeOffset?>(passkey, PasskeyMapping.LastUsedAt), now));
        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new("amr", "mfa")]);
        return SignInResult.Success;
    }

    private async Task<PasskeyAttestationResult?> AttestAsync(string? credential)
    {
        try
        {
            return string.IsNullOrEmpty(credential) ? null : await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException exception)
        {
            LogNotUnderWay(exception.Message);
            return null;
        }
    }

    private async Task<PasskeyAssertionResult<Account>?> AssertAsync(string? credential)
    {
        try
        {
            return string.IsNullOrEmpty(credential) ? null : await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException exception)
        {
            LogNotUnderWay(exception.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "A passkey was refused: {Reason}")]
    private partial void LogWrong(string reason);

    // The question was too old, or was never asked.
    [LoggerMessage(LogLevel.Information, "A passkey was sent that nobody asked for: {Reason}")]
    private partial void LogNotUnderWay(string reason);
}

internal sealed record OwnPasskey(string Id, string Name, DateTimeOffset AddedAt, DateTimeOffset? LastUsedAt);
