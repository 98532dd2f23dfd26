using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Modular.Host.Accounts;
using Modular.Host.Accounts.SecondStep;
using OpenIddict.Abstractions;

namespace Modular.Host.OpenId;

/// <summary>The people in whose name clients act, as they are now and not as they were when they consented.</summary>
internal sealed class TokenPeople(UserManager<Account> accounts, SignInManager<Account> signIn)
{
    /// <summary>
    /// Null when the account has gone, is locked, may not sign in any more, or lacks the second step that it has to have. That wrong passwords were typed for it
    /// is no reason: else whoever knows an address could stop the person's applications.
    /// </summary>
    public async Task<TokenPerson?> FindAsync(ClaimsPrincipal token)
    {
        if (token.GetClaim(OpenIddictConstants.Claims.Subject) is not { } subject || !Guid.TryParse(subject, out _) || await accounts.FindByIdAsync(subject) is not { } account)
            return null;
        if (account.LockedAt is not null || !await signIn.CanSignInAsync(account))
            return null;
        var person = await signIn.CreateUserPrincipalAsync(account);
        return person.HasClaim(claim => claim.Type == SecondStepFirst.Claim) ? null : new TokenPerson(account, person);
    }
}

/// <summary>Somebody in whose name a client acts.</summary>
/// <param name="Account">The account.</param>
/// <param name="Principal">The person with all that they may do, as if they had just signed in.</param>
internal sealed record TokenPerson(Account Account, ClaimsPrincipal Principal);
