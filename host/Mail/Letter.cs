using MimeKit;

namespace Modular.Host.Mail;

/// <summary>A message to one person, as plain text.</summary>
internal sealed record Letter(string To, string Name, string Subject, string Text)
{
    public MimeMessage ToMessage(string sender, DateTimeOffset at)
    {
        var message = new MimeMessage { Subject = Subject, Date = at, Body = new TextPart("plain") { Text = Text } };
        message.From.Add(new MailboxAddress("Modular", sender));
        message.To.Add(new MailboxAddress(Name, To));
        // Out-of-office notes in answer to it help nobody.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
