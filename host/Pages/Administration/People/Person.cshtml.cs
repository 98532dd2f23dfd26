using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Accounts.Sessions;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.People;

[Permission(HostPermissions.Administration)]
internal sealed class PersonModel(
    AccountDirectory accounts, Granting granting, AccountStanding standing, Invitations invitations, AccountSessions sessions, HostStore store, TimeProvider clock)
    : PersonPageModel(accounts, granting)
{
    private const int MostHistory = 100;

    public AccountState State => Person.StateAt(clock.GetUtcNow());

    public string Since => (State, Person) switch
    {
        (AccountState.Disabled, { DisabledAt: { } at }) => $"since {Local(at)}",
        (AccountState.Invited, { InvitedAt: { } at }) => $"on {Local(at)}; the link works until {Local(at.AddDays(AccountLinks.InvitationDays))}",
        (AccountState.Locked, { LockedAt: { } at }) => $"by an administrator since {Local(at)}",
        (AccountState.Locked, { LockoutEnd: { } until }) => $"until {Local(until)}, after too many wrong passwords or codes",
        _ => "",
    };

    public bool SecondStep { get; private set; }

    public IReadOnlyList<AccountSession> Sessions { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostLockAsync() => OnOtherAsync(standing.LockAsync, "locked");

    public Task<IActionResult> OnPostUnlockAsync() => OnOtherAsync(standing.UnlockAsync, "unlocked");

    public Task<IActionResult> OnPostDisableAsync() => OnOtherAsync(standing.DisableAsync, "disabled. You can undo that on this page");

    public Task<IActionResult> OnPostEnableAsync() => OnOtherAsync(standing.EnableAsync, "in use again");

    public Task<IActionResult> OnPostEndSessionsAsync() => OnOtherAsync(async person =>
    {
        await standing.SignOutEverywhereAsync(person);
        return null;
    }, "signed out everywhere");

    public async Task<IActionResult> OnPostSendAgainAsync()
    {
        if (State is not AccountState.Invited || !await invitations.SendAgainAsync(Person))
            return Accepted();
        return Done($"A new invitation is on its way to {Person.Email}. The earlier link does not work any more.");
    }

    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        if (State is not AccountState.Invited || !await invitations.WithdrawAsync(Person))
            return Accepted();
        TempData["Banner"] = $"The invitation of {Person.DisplayName} is withdrawn.";
        return RedirectToPage("Index");
    }

    public string Local(DateTimeOffset at) => clock.Moment(at);

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Sessions = await sessions.OfAsync(Person, cancellation);
        SecondStep = Person.TwoFactorEnabled || await store.UserPasskeys.AnyAsync(passkey => passkey.UserId == Person.Id, cancellation);
        History = await store.History.AsNoTracking().Where(entry => entry.HistoryOf == Person.Id)
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(MostHistory).ToListAsync(cancellation);
    }

    /// <param name="change">Does it, or says why not.</param>
    /// <param name="words">What the account is then.</param>
    private async Task<IActionResult> OnOtherAsync(Func<Account, Task<string?>> change, string words)
    {
        if (IsOwn)
            return Refuse("You cannot do this to your own account. Ask another administrator.");
        return await change(Person) is { } problem ? Refuse(problem) : Done($"The account of {Person.DisplayName} is {words}.");
    }

    private PageResult Accepted() => Refuse("The invitation was accepted or changed meanwhile, so nothing was done. Open the page again to see how the account is now.");

    private RedirectToPageResult Done(string banner)
    {
        TempData["Banner"] = banner;
        return RedirectToPage(new { Id });
    }
}
