using Modular.Host.Mail;

namespace Modular.Host.Accounts;

/// <summary>What the site writes to people about their accounts.</summary>
internal sealed class AccountLetters(Outbox outbox, AccountLinks links, SiteAddress site)
{
    private const string NotYou = "If this was not you, tell the people who run the site at once.";

    public Task InvitationAsync(Account account, string invitedBy) => SendAsync(account, "Your invitation to Modular",
        $"{invitedBy} has invited you to work on Modular, the programme workbench.",
        $"Open this link to choose how you will sign in. It works once, for {AccountLinks.InvitationDays} days:",
        links.Make(LinkPurpose.Invitation, account),
        "If you did not expect this, you need not do anything.");

    public Task NewPasswordAsync(Account account) => SendAsync(account, "Choose a new password for Modular",
        "Somebody, probably you, asked for a new password for your account on Modular.",
        "Open this link to choose one. It works once, for an hour:",
        links.Make(LinkPurpose.NewPassword, account),
        "If you did not ask for it, you need not do anything: your password stays as it is.");

    public Task ConfirmAddressAsync(Account account, string address) => SendAsync(account.DisplayName, address, "Confirm your e-mail address for Modular",
        "You asked to use this e-mail address for your account on Modular.",
        "Open this link to confirm it. It works once, for 24 hours:",
        links.Make(LinkPurpose.NewAddress, account, address),
        "If you did not ask for it, you need not do anything.");

    public Task AddressChangedAsync(Account account, string before) => SendAsync(account.DisplayName, before, "Your e-mail address on Modular has changed",
        $"Your account on Modular uses {account.Email} from now on.", NotYou);

    public Task PasswordChangedAsync(Account account) => SendAsync(account, "Your password on Modular has changed",
        $"The password of your account on Modular ({site.Of("/")}) has been changed.", NotYou);

    public Task SignInChangedAsync(Account account, string whatChanged) => SendAsync(account, "How you sign in to Modular has changed", whatChanged, NotYou);

    private Task SendAsync(Account account, string subject, params string[] paragraphs) => SendAsync(account.DisplayName, account.Email!, subject, paragraphs);

    // Without a cancellation: a reader who goes away has still asked for the letter.
    private Task SendAsync(string name, string address, string subject, params string[] paragraphs) => outbox.PostAsync(
        new Letter(address, name, subject, $"Hello {name},\n\n{string.Join("\n\n", paragraphs)}\n\nModular\n"), CancellationToken.None);
}
