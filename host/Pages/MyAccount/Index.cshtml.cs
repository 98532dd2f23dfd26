using Modular.Host.Accounts;
using Modular.Host.Accounts.Sessions;
using Modular.Sdk;

namespace Modular.Host.Pages.MyAccount;

[Permission(OwnAccount.Permission)]
internal sealed class IndexModel(AccountDirectory accounts, AccountSessions sessions) : OwnAccountModel(accounts)
{
    public string SecondStep { get; private set; } = "";

    public int Sessions { get; private set; }

    public void OnGet()
    {
    }

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Sessions = (await sessions.OfAsync(Own, cancellation)).Count;
        var passkeys = (await Accounts.GetPasskeysAsync(Own)).Count;
        var ways = new List<string>();
        if (Own.TwoFactorEnabled)
            ways.Add("an authenticator app");
        if (passkeys > 0)
            ways.Add(passkeys == 1 ? "a passkey" : $"{passkeys} passkeys");
        SecondStep = ways.Count == 0 ? "None" : "With " + string.Join(" or ", ways);
    }
}
