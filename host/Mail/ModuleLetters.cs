using MimeKit;
using Microsoft.AspNetCore.Identity;
using Modular.Host.Accounts;
using Modular.Sdk;

namespace Modular.Host.Mail;

/// <summary>Letters that modules send.</summary>
internal sealed class ModuleLetters(Outbox outbox, UserManager<Account> accounts, SiteAddress site, TimeProvider clock) : ILetters
{
    public async Task SendToPersonAsync(string person, string subject, params string[] paragraphs)
    {
        if (await accounts.FindByIdAsync(person) is { Email: { } address } account && account.StateAt(clock.GetUtcNow()) is not (AccountState.Disabled or AccountState.Invited))
            await PostAsync(address, account.DisplayName, subject, paragraphs);
    }

    public Task SendAsync(string address, string name, string subject, params string[] paragraphs) =>
        MailboxAddress.TryParse(address, out var mailbox) && mailbox.Address == address.Trim()
            ? PostAsync(mailbox.Address, OneLine(name), subject, paragraphs)
            : throw new ArgumentException("This is not an e-mail address.", nameof(address));

    public string AddressOf(string path) => site.Of(path);

    // Without a cancellation: a reader who goes away has still asked for the letter.
    private Task PostAsync(string address, string name, string subject, string[] paragraphs) => outbox.PostAsync(
        new Letter(address, name, OneLine(subject), $"{$"Hello {name}".Trim()},\n\n{string.Join("\n\n", paragraphs)}\n\nModular\n"), CancellationToken.None);

    private static string OneLine(string text) => string.Concat(text.Trim().Select(sign => char.IsControl(sign) ? ' ' : sign));
}
