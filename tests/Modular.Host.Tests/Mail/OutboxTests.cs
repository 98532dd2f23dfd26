using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Modular.Host.Mail;
using Modular.Host.Storage;

namespace Modular.Host.Tests.Mail;

/// <summary>A mail server that is down loses no letter, whatever happens to the host meanwhile.</summary>
public sealed class OutboxTests : IDisposable
{
    private readonly string storage = Directory.CreateTempSubdirectory("modular-mail-").FullName;
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());

    private MailFolders Folders => new(new StorageOptions { Path = storage });

    [Fact]
    public async Task Post_ServerIsDown_KeepsTheLetterOverARestartAndTriesAgain()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        server.Stop();

        using (var outbox = OutboxTo(port))
        {
            await outbox.StartAsync(CancellationToken.None);
            await outbox.PostAsync(new Letter("priya@example.org", "Priya\r\nBcc: everybody@example.org", "Hello", "A line."), CancellationToken.None);
            await Task.Delay(200);
            await outbox.StopAsync(CancellationToken.None);
        }
        Assert.Single(MailFolders.Letters(Folders.Outbox));

        using var listening = new TcpListener(IPAddress.Loopback, port);
        using var restarted = OutboxTo(port);
        await restarted.StartAsync(CancellationToken.None);
        await Task.Delay(200);
        Assert.Single(MailFolders.Letters(Folders.Outbox));
        listening.Start();
        var received = ReceiveAsync(listening);
        for (var tries = 0; tries < 100 && !received.IsCompleted; tries++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(50);
        }
        var text = await received.WaitAsync(TimeSpan.FromSeconds(10));
        await restarted.StopAsync(CancellationToken.None);

        Assert.Contains("Subject: Hello", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc:", text, StringComparison.Ordinal);
        Assert.Equal(["RCPT TO:<priya@example.org>"], text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("RCPT", StringComparison.Ordinal)));
        Assert.Empty(MailFolders.Letters(Folders.Outbox));
    }

    [Fact]
    public async Task Post_WithoutServer_PutsTheLetterIntoThePickupFolder()
    {
        using var outbox = OutboxTo(null);
        await outbox.StartAsync(CancellationToken.None);
        await outbox.PostAsync(new Letter("priya@example.org", "Priya", "Größe & “quotes”", "Ein Brief."), CancellationToken.None);
        var picked = new PickedUp(Folders, new MailOptions("modular@localhost", null) { IsFolderShown = true });
        Assert.False(new PickedUp(Folders, new MailOptions("modular@localhost", null)).InUse);
        IReadOnlyList<PickedUpLetter> letters = [];
        for (var tries = 0; tries < 100 && letters.Count == 0; tries++)
        {
            await Task.Delay(50);
            letters = await picked.AllAsync(CancellationToken.None);
        }
        await outbox.StopAsync(CancellationToken.None);
        Assert.Equal(("priya@example.org", "Größe & “quotes”", "Ein Brief."), (letters[0].To, letters[0].Subject, letters[0].Text.Trim()));
    }

    public void Dispose() => Directory.Delete(storage, recursive: true);

    private Outbox OutboxTo(int? port)
    {
        var options = new MailOptions("modular@localhost", port is { } number ? new SmtpServer("127.0.0.1", number, MailKit.Security.SecureSocketOptions.None, null, null) : null);
        return new Outbox(Folders, new Delivery(options, Folders), options, clock, NullLogger<Outbox>.Instance);
    }

    /// <summary>As much of a mail server as one letter needs.</summary>
    private static async Task<string> ReceiveAsync(TcpListener server)
    {
        using var client = await server.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var (said, inLetter) = (new StringBuilder(), false);
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            said.Append(line).Append('\n');
            if (inLetter && line != ".")
                continue;
            inLetter = line == "DATA";
            await writer.WriteLineAsync(line == "DATA" ? "354 go on" : line == "QUIT" ? "221 bye" : "250 ok");
        }
        return said.ToString();
    }
}
