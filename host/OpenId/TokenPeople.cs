using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Modular.Host.Accounts;
using OpenIddict.Abstractions;

namespace Modular.Host.OpenId;

/// <summary>The people in whose name clients act, as they are now and not as they were when they consented.</summary>
internal sealed class TokenPeople(UserManager<Account> accounts, SignInManager<Account> signIn, IUserClaimsPrincipalFactory<Account> people)
{
    /// <summary>Null when the account has gone, is locked, or may not sign in any more.</summary>
    public async Task<Account?> FindAsync(ClaimsPrincipal token) =>
        token.GetClaim(OpenIddictConstants.Claims.Subject) is { } subject && Guid.TryParse(subject, out _) && await accounts.FindByIdAsync(subject) is { } account
            && await signIn.CanSignInAsync(account) && !await accounts.IsLockedOutAsync(account) ? account : null;

    /// <summary>The person with all that they may do, as if they had just signed in.</summary>
    public Task<ClaimsPrincipal> PrincipalOf(Account account) => people.CreateAsync(account);
}
