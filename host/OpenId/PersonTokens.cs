using Modular.Host.Accounts;
using OpenIddict.Abstractions;

namespace Modular.Host.OpenId;

/// <summary>What applications hold in people's names.</summary>
internal sealed class PersonTokens(IOpenIddictAuthorizationManager authorizations, IOpenIddictTokenManager tokens)
{
    /// <summary>Withdraws all that an account has allowed; no token for it works any more.</summary>
    public async Task RevokeAsync(Account account)
    {
        var subject = account.Id.ToString();
        await authorizations.RevokeBySubjectAsync(subject);
        await tokens.RevokeBySubjectAsync(subject);
    }
}
