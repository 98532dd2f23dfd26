using Modular.Host.OpenId;

namespace Modular.Host.Accounts.Sessions;

/// <summary>All that somebody is signed in with: browsers, and applications that act in the person's name.</summary>
internal sealed class Everywhere(AccountSessions sessions, PersonTokens tokens)
{
    /// <param name="account">Whose.</param>
    /// <param name="except">The session that stays.</param>
    public async Task SignOutAsync(Account account, Guid? except = null)
    {
        await sessions.EndAllAsync(account, except);
        await tokens.RevokeAsync(account);
    }
}
