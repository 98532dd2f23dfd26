using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;

namespace Modular.Host.Accounts;

/// <summary>A person who can sign in.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public const int DisplayNameLength = 100;

    [MaxLength(DisplayNameLength)]
    public required string DisplayName { get; set; }
}
