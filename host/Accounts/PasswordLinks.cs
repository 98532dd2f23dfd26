using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Composition;

namespace Modular.Host.Accounts;

/// <summary>
/// Sends links with which people choose a new password. The page only leaves word here, so that not even its time tells who has an account; and nobody gets
/// more than one such letter in a few minutes, however often somebody asks for it. Belongs to the front.
/// </summary>
internal sealed partial class PasswordLinks(Generations generations, TimeProvider clock, ILogger<PasswordLinks> logger) : BackgroundService
{
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private const int MostWaiting = 1000;

    private readonly Channel<string> asked = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<Guid, DateTimeOffset> sent = [];

    public void Ask(string email) => asked.Writer.TryWrite(email);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var email in asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await InGenerationAsync(email);
            }
            catch (Exception exception) when (exception is DbException or DbUpdateException or IOException or UnauthorizedAccessException or InvalidOperationException or TimeoutException)
            {
                LogFailed(exception.Message);
            }
        }
    }

    private async Task InGenerationAsync(string email)
    {
        var generation = generations.Current;
        while (generation?.TryEnter() == false)
            generation = generations.Current;
        if (generation is null)
            return;
        try
        {
            await using var scope = generation.Services.CreateAsyncScope();
            await SendAsync(scope.ServiceProvider, email);
        }
        finally
        {
            generation.Leave();
        }
    }

    private async Task SendAsync(IServiceProvider services, string email)
    {
        var now = clock.GetUtcNow();
        foreach (var letter in sent.Where(letter => now - letter.Value >= Pause).ToList())
            sent.Remove(letter.Key);
        if (await services.GetRequiredService<AccountDirectory>().FindByEmailAsync(email) is not { DisabledAt: null, LockedAt: null, InvitedAt: null } account
            || !sent.TryAdd(account.Id, now))
            return;
        await services.GetRequiredService<AccountLetters>().NewPasswordAsync(account);
        await services.GetRequiredService<SignInEvents>().RecordAsync(SignInEvent.PasswordLinkAsked, account);
    }

    [LoggerMessage(LogLevel.Error, "A link to choose a new password could not be sent: {Reason}")]
    private partial void LogFailed(string reason);
}
