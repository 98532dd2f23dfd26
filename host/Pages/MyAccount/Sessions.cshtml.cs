using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Sessions;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount;

[Permission(OwnAccount.Permission)]
internal sealed class SessionsModel(AccountDirectory accounts, AccountSessions sessions, AccountStanding standing, SignInManager<Account> signIn, TimeProvider clock)
    : OwnAccountModel(accounts)
{
    public IReadOnlyList<AccountSession> Sessions { get; private set; } = [];

    public Guid? Current => HttpContext.SessionId();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostEndAsync(Guid session)
    {
        await sessions.EndAsync(Own, session);
        TempData["Banner"] = "That session has ended.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAllAsync()
    {
        await standing.SignOutEverywhereAsync(Own);
        await signIn.SignOutAsync();
        TempData["Banner"] = "You are signed out everywhere.";
        return RedirectToPage("/SignIn");
    }

    public string Local(DateTimeOffset at) => clock.Moment(at);

    protected override async Task LoadAsync(CancellationToken cancellation) => Sessions = await sessions.OfAsync(Own, cancellation);
}
