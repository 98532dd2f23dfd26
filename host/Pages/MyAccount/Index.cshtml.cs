using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Sessions;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount;

[Permission(OwnAccount.Permission)]
internal sealed class IndexModel(AccountDirectory accounts, AccountSessions sessions, AccountLetters letters, SignInEvents events) : OwnAccountModel(accounts)
{
    private const string None = "None";

    public string SecondStep { get; private set; } = "";

    public int Sessions { get; private set; }

    /// <summary>Where else the person may sign in.</summary>
    public IReadOnlyList<UserLoginInfo> Providers { get; private set; } = [];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostRemoveProviderAsync(string provider)
    {
        if (Providers.FirstOrDefault(known => known.LoginProvider == provider) is not { } found)
            return RedirectToPage();
        if (Own.PasswordHash is null && SecondStep == None && Providers.Count == 1)
            ModelState.AddModelError("", "This is the only way to sign in to your account. Add a password or a passkey first.");
        else
            this.AddErrors(await Accounts.RemoveLoginAsync(Own, found.LoginProvider, found.ProviderKey), "");
        if (!ModelState.IsValid)
            return this.Invalid();
        await events.RecordAsync(SignInEvent.SingleSignOnRemoved, Own);
        await letters.SignInChangedAsync(Own, $"You can no longer sign in to your account with {found.ProviderDisplayName}.");
        TempData["Banner"] = $"You can no longer sign in with {found.ProviderDisplayName}.";
        return RedirectToPage();
    }

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Providers = [.. await Accounts.GetLoginsAsync(Own)];
        Sessions = (await sessions.OfAsync(Own, cancellation)).Count;
        var passkeys = (await Accounts.GetPasskeysAsync(Own)).Count;
        var ways = new List<string>();
        if (Own.TwoFactorEnabled)
            ways.Add("an authenticator app");
        if (passkeys > 0)
            ways.Add(passkeys == 1 ? "a passkey" : $"{passkeys} passkeys");
        SecondStep = ways.Count == 0 ? None : "With " + string.Join(" or ", ways);
    }
}
