using Modular.Host.Audit;
using Modular.Sdk;

namespace Modular.Host.Accounts;

internal enum SignInEvent
{
    SignedIn,
    SignedOut,
    UnknownAddress,
    WrongPassword,
    WrongCode,
    WrongPasskey,

    /// <summary>The right or a wrong password for an account that is locked, disabled or not in use yet: it was not looked at.</summary>
    Refused,
    LockedOut,
    RecoveryCodeUsed,
    Invited,
    InvitationWithdrawn,
    InvitationAccepted,
    PasswordLinkAsked,
    PasswordChanged,
    AddressChanged,
    AuthenticatorAdded,
    AuthenticatorRemoved,
    PasskeyAdded,
    PasskeyRemoved,
    RecoveryCodesMade,
    SingleSignOnAdded,
    SingleSignOnRemoved,
    SecondStepReset,
    SessionEnded,
    SessionsEnded,
    Locked,
    Unlocked,
    Disabled,
    Enabled,
}

/// <summary>The one place that hears of everything about signing in. It is told no secrets, and never what was typed as an address that nobody has.</summary>
internal sealed partial class SignInEvents(AuditTrail trail, ILogger<SignInEvents> logger)
{
    /// <param name="happened">What happened.</param>
    /// <param name="account">Whose account it is about; null when there is none.</param>
    public Task RecordAsync(SignInEvent happened, Account? account)
    {
        if (IsRefusal(happened))
            LogRefused(happened, account?.Id);
        else
            LogDone(happened, account?.Id);
        return trail.RecordAsync(new AuditEvent(ActionOf(happened), nameof(Account), account?.Id ?? Guid.Empty)
        {
            By = happened is SignInEvent.SignedIn or SignInEvent.SignedOut ? account : null,
            Details = [new("What", null, WordsOf(happened)), .. account is null ? Array.Empty<HistoryChange>() : [new("Email", null, account.Email)]],
        }, CancellationToken.None);
    }

    private static string ActionOf(SignInEvent happened) => happened switch
    {
        SignInEvent.SignedIn => "Signed in",
        SignInEvent.SignedOut => "Signed out",
        _ when IsRefusal(happened) => "Sign-in failed",
        _ => "Account changed",
    };

    /// <summary>“Wrong password” for <see cref="SignInEvent.WrongPassword" />.</summary>
    private static string WordsOf(SignInEvent happened) =>
        string.Concat(happened.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString()));

    private static bool IsRefusal(SignInEvent happened) => happened is SignInEvent.UnknownAddress or SignInEvent.WrongPassword or SignInEvent.WrongCode
        or SignInEvent.WrongPasskey or SignInEvent.Refused or SignInEvent.LockedOut;

    [LoggerMessage(LogLevel.Information, "{Event}, account {Account}")]
    private partial void LogDone(SignInEvent @event, Guid? account);

    [LoggerMessage(LogLevel.Warning, "Not signed in: {Event}, account {Account}")]
    private partial void LogRefused(SignInEvent @event, Guid? account);
}
