using System.Collections.Concurrent;
using System.Threading.Channels;
using MailKit;
using MailKit.Net.Smtp;
using Modular.Host.Storage;

namespace Modular.Host.Mail;

/// <summary>
/// Letters on their way. A page that sends one waits only until it lies on the disk; delivery goes on in the background, over switches and restarts.
/// Belongs to the front.
/// </summary>
internal sealed partial class Outbox(MailFolders folders, Delivery delivery, MailOptions options, TimeProvider clock, ILogger<Outbox> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    private readonly Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<string, Failure> failures = [];

    public async Task PostAsync(Letter letter, CancellationToken cancellation)
    {
        using var message = letter.ToMessage(options.Sender, clock.GetUtcNow());
        using var content = new MemoryStream();
        await message.WriteToAsync(content, cancellation);
        AtomicFile.Write(Path.Combine(folders.Outbox, $"{Guid.CreateVersion7(clock.GetUtcNow())}.eml"), content.ToArray());
        news.Writer.TryWrite(true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var letter in MailFolders.Letters(folders.Outbox))
                await TryAsync(letter, stoppingToken);
            await PauseAsync(stoppingToken);
        }
    }

    private async Task TryAsync(string letter, CancellationToken cancellation)
    {
        if (failures.TryGetValue(letter, out var failure) && failure.NextTry > clock.GetUtcNow())
            return;
        try
        {
            await delivery.DeliverAsync(letter, cancellation);
            failures.TryRemove(letter, out _);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException or TimeoutException
            or ProtocolException or CommandException or ServiceNotConnectedException or ServiceNotAuthenticatedException
            or MailKit.Security.SslHandshakeException or MailKit.Security.AuthenticationException or NotSupportedException or FormatException)
        {
            Failed(letter, exception);
        }
    }

    private void Failed(string letter, Exception exception)
    {
        var now = clock.GetUtcNow();
        var count = failures.TryGetValue(letter, out var before) ? before.Count + 1 : 1;
        if (IsFinal(exception) || now - WrittenAt(letter) > GiveUpAfter)
        {
            MailFolders.Move(letter, folders.Undelivered);
            failures.TryRemove(letter, out _);
            LogGivenUp(Path.GetFileName(letter), exception.Message);
            return;
        }
        var pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(count - 1, 10)));
        failures[letter] = new Failure(count, now + pause);
        LogFailed(Path.GetFileName(letter), count, pause, exception.Message);
    }

    private async Task PauseAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var pause = failures.IsEmpty ? LongestPause : failures.Values.Min(failure => failure.NextTry) - now;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var retry = Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, clock, either.Token);
        await Task.WhenAny(retry, news.Reader.ReadAsync(either.Token).AsTask());
        await either.CancelAsync();
    }

    /// <summary>Nobody has that address, or the letter is not one. A server that is busy says so with a status below 500.</summary>
    private static bool IsFinal(Exception exception) =>
        exception is FormatException || exception is SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: >= SmtpStatusCode.CommandUnrecognized };

    private static DateTimeOffset WrittenAt(string letter) => new(File.GetLastWriteTimeUtc(letter), TimeSpan.Zero);

    [LoggerMessage(LogLevel.Warning, "The letter {Letter} could not be delivered (try {Count}, again in {Pause}): {Reason}")]
    private partial void LogFailed(string letter, int count, TimeSpan pause, string reason);

    [LoggerMessage(LogLevel.Error, "The letter {Letter} cannot be delivered and lies in outbox/undelivered: {Reason}")]
    private partial void LogGivenUp(string letter, string reason);

    private sealed record Failure(int Count, DateTimeOffset NextTry);
}
