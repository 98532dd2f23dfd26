using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;

namespace Modular.Host.Accounts;

/// <summary>A person who can sign in.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public const int DisplayNameLength = 100;
    public const int EmailLength = 256;

    [MaxLength(DisplayNameLength)]
    public required string DisplayName { get; set; }

    /// <summary>When the invitation went out; null once it is accepted.</summary>
    public DateTimeOffset? InvitedAt { get; set; }

    /// <summary>Since when an administrator keeps the person from signing in.</summary>
    public DateTimeOffset? LockedAt { get; set; }

    /// <summary>Since when the account is out of use.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    public AccountState StateAt(DateTimeOffset now) => this switch
    {
        { DisabledAt: not null } => AccountState.Disabled,
        { InvitedAt: not null } => AccountState.Invited,
        { LockedAt: not null } => AccountState.Locked,
        _ when LockoutEnd > now => AccountState.Locked,
        _ => AccountState.Active,
    };
}

internal enum AccountState
{
    Invited,
    Active,
    Locked,
    Disabled,
}
