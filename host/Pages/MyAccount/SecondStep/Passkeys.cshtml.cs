using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Accounts;
using Modular.Host.Accounts.SecondStep;
using Modular.Host.Accounts.Sessions;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount.SecondStep;

[Permission(OwnAccount.Permission)]
[ServiceFilter<FreshSignIn>]
internal sealed class PasskeysModel(
    AccountDirectory accounts, Passkeys passkeys, SignInManager<Account> signIn, AccountLetters letters, SignInEvents events, TimeProvider clock) : OwnAccountModel(accounts)
{
    [BindProperty]
    [Kept]
    [StringLength(Passkeys.NameLength, ErrorMessage = "The name must be 50 characters or fewer")]
    public string? Name { get; set; }

    public IReadOnlyList<OwnPasskey> All { get; private set; } = [];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.CreationOptionsAsync(Own), "application/json");

    public async Task<IActionResult> OnPostAddAsync(string? credential)
    {
        var passkey = await passkeys.CheckAsync(Own, credential, Name);
        if (passkey is null)
            ModelState.AddModelError("", "This passkey could not be added. Try again.");
        if (!ModelState.IsValid)
            return this.Invalid();
        await Accounts.AddOrUpdatePasskeyAsync(Own, passkey!);
        await ChangedAsync(SignInEvent.PasskeyAdded, "A passkey has been added to your account.");
        TempData["Banner"] = $"The passkey “{passkey!.Name}” is added.";
        return await this.ToRecoveryCodesAsync(Accounts, Own);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id)
    {
        if (All.FirstOrDefault(passkey => passkey.Id == id) is not { } passkey)
            return RedirectToPage();
        if (Own.PasswordHash is null && All.Count == 1)
        {
            ModelState.AddModelError("", "This passkey is the only way to sign in to your account. Add a password or another passkey first.");
            return this.Invalid();
        }
        await Accounts.RemovePasskeyAsync(Own, Convert.FromHexString(id));
        await ChangedAsync(SignInEvent.PasskeyRemoved, "A passkey of your account has been removed.");
        TempData["Banner"] = $"The passkey “{passkey.Name}” is removed.";
        return RedirectToPage();
    }

    public string Local(DateTimeOffset? at) => at is { } moment ? clock.Moment(moment) : "Never";

    protected override async Task LoadAsync(CancellationToken cancellation) => All = await passkeys.OfAsync(Own, cancellation);

    private async Task ChangedAsync(SignInEvent happened, string words)
    {
        await Accounts.UpdateSecurityStampAsync(Own);
        await signIn.RefreshSignInAsync(Own);
        await letters.SignInChangedAsync(Own, words);
        await events.RecordAsync(happened, Own);
    }
}
