using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Sessions;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount.SecondStep;

[Permission(OwnAccount.Permission)]
[ServiceFilter<FreshSignIn>]
internal sealed class RecoveryCodesModel(AccountDirectory accounts, SignInEvents events) : OwnAccountModel(accounts)
{
    public const int Number = 10;

    /// <summary>New codes on their way to the page that shows them once.</summary>
    public const string Made = "RecoveryCodes";

    public IReadOnlyList<string> New { get; private set; } = [];

    public int Left { get; private set; }

    /// <summary>In the link itself: the site does not know the codes any more.</summary>
    public string Download => "data:text/plain;charset=utf-8," + Uri.EscapeDataString($"Recovery codes for Modular\n\n{string.Join('\n', New)}\n");

    public void OnGet() => New = (TempData[Made] as string)?.Split(' ') ?? [];

    public async Task<IActionResult> OnPostAsync()
    {
        await this.MakeRecoveryCodesAsync(Accounts, Own);
        await events.RecordAsync(SignInEvent.RecoveryCodesMade, Own);
        return RedirectToPage();
    }

    protected override async Task LoadAsync(CancellationToken cancellation) => Left = await Accounts.CountRecoveryCodesAsync(Own);
}

internal static class RecoveryCodes
{
    /// <summary>With the first second step come recovery codes.</summary>
    public static async Task<IActionResult> ToRecoveryCodesAsync(this PageModel page, AccountDirectory accounts, Account account)
    {
        if (await accounts.CountRecoveryCodesAsync(account) > 0)
            return page.LocalRedirect("/account/second-step");
        await page.MakeRecoveryCodesAsync(accounts, account);
        return page.LocalRedirect("/account/second-step/recovery-codes");
    }

    public static async Task MakeRecoveryCodesAsync(this PageModel page, AccountDirectory accounts, Account account) =>
        page.TempData[RecoveryCodesModel.Made] = string.Join(' ', (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodesModel.Number))!);
}
