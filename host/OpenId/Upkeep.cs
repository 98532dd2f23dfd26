using System.Data.Common;
using Modular.Host.Composition;
using OpenIddict.Abstractions;

namespace Modular.Host.OpenId;

/// <summary>
/// At the start and once a day: rotates keys that have become too old, and removes tokens and consents that cannot be used any more. Two hosts that do it at
/// once do no harm, and each takes up the other's keys within a minute.
/// </summary>
internal sealed partial class Upkeep(ServerKeys keys, Generations generations, OpenIdOptions options, TimeProvider clock, ILogger<Upkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);
    private DateTimeOffset? done;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        do
        {
            try
            {
                keys.Follow();
                if (clock.GetUtcNow() - done < Interval)
                    continue;
                keys.RotateIfDue();
                if (await PruneAsync(stoppingToken))
                    done = clock.GetUtcNow();
            }
            catch (Exception exception) when (exception is IOException or DbException or UnauthorizedAccessException or AggregateException)
            {
                LogNotDone(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Only what is older than any token lives: a replayed code must still be recognised as one that was used. False before the first generation serves.</summary>
    public async Task<bool> PruneAsync(CancellationToken cancellation)
    {
        if (generations.Current is not { } generation || !generation.TryEnter())
            return false;
        try
        {
            await using var scope = generation.Services.CreateAsyncScope();
            var before = clock.GetUtcNow() - options.RefreshTokens;
            await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, cancellation);
            await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before, cancellation);
            return true;
        }
        finally
        {
            generation.Leave();
        }
    }

    [LoggerMessage(LogLevel.Error, "Keys or old tokens could not be looked after; it is tried again in a minute. {Reason}")]
    private partial void LogNotDone(string reason);
}
