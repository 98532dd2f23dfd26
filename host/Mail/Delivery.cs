using MailKit.Net.Smtp;
using MimeKit;

namespace Modular.Host.Mail;

/// <summary>Hands one letter over: to the mail server, or into the pickup folder when there is none.</summary>
internal sealed class Delivery(MailOptions options, MailFolders folders)
{
    private static readonly TimeSpan ServerLimit = TimeSpan.FromSeconds(30);

    public async Task DeliverAsync(string letter, CancellationToken cancellation)
    {
        if (options.Smtp is not { } server)
        {
            MailFolders.Move(letter, folders.Pickup);
            return;
        }
        using var message = await MimeMessage.LoadAsync(letter, cancellation);
        await SendAsync(message, server, cancellation);
        File.Delete(letter);
    }

    private static async Task SendAsync(MimeMessage message, SmtpServer server, CancellationToken cancellation)
    {
        using var client = new SmtpClient { Timeout = (int)ServerLimit.TotalMilliseconds };
        await client.ConnectAsync(server.Host, server.Port, server.Security, cancellation);
        if (server.User is { } user)
            await client.AuthenticateAsync(user, server.Password ?? "", cancellation);
        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }
}
