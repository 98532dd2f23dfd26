using Modular.Host.Accounts;
using Modular.Host.Composition.Serving;
using Modular.Host.Modules;

namespace Modular.Host.Composition.Switching;

/// <summary>Writes a switch down before it happens: what a restart would not remember is not served either.</summary>
internal sealed partial class SwitchRecord(ModuleStates states, ILogger<SwitchRecord> logger)
{
    /// <exception cref="CompositionFault">It could not be written down; the generation is discarded.</exception>
    public async Task WriteAsync(Generation next, string module, ModuleState state, string? reason, Actor who)
    {
        try
        {
            await states.SaveAsync(who, module, state, reason, next.Modules);
            await next.KeepStoresAsync();
        }
        catch (Exception exception)
        {
            var recorded = await IsRecordedAsync(next);
            if (recorded is not true)
            {
                // What the table may name is not thrown away, and nobody saves to what it may not name any more.
                await next.DiscardAsync(keepCopies: recorded is null);
                throw CompositionFault.From(CompositionStep.Record, null, exception);
            }
            LogRecordedAllTheSame($"{exception.GetType().Name}: {exception.Message}");
        }
    }

    /// <summary>A commit can succeed and its answer be lost: then the table names stores that this generation has moved. Null when that cannot be found out.</summary>
    private async Task<bool?> IsRecordedAsync(Generation next)
    {
        try
        {
            await states.ReadAsync(CancellationToken.None);
            return next.HasMoved(states.StoreOf);
        }
        catch (Exception exception)
        {
            LogNotKnown($"{exception.GetType().Name}: {exception.Message}");
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The switch is written down, although that ended with an error: {Reason}")]
    private partial void LogRecordedAllTheSame(string reason);

    [LoggerMessage(LogLevel.Error, "Whether the switch was written down is not known, so copies of stores are kept: {Reason}")]
    private partial void LogNotKnown(string reason);
}
