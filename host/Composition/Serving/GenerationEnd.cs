namespace Modular.Host.Composition.Serving;

/// <summary>
/// Stops a generation's application and disposes of it. Modules have a say in both, so either may throw or never end: what is not done in time is left
/// behind, with its reason in the log.
/// </summary>
internal sealed partial class GenerationEnd(StepLimits limits, ILogger<GenerationEnd> logger)
{
    private static readonly TimeSpan AfterAsking = TimeSpan.FromSeconds(3);

    public async Task RunAsync(int number, WebApplication app)
    {
        using var stop = new StopSignal($"Generation {number}", logger);
        // On threads of their own: a module may block the one that it is called on.
        var stopping = Task.Run(() => app.StopAsync(stop.Token));
        if (!await IsDoneAsync(stopping, limits.Step))
            stop.Give();
        await ReportAsync(number, "stopped", stopping, AfterAsking);
        await ReportAsync(number, "disposed of", Task.Run(() => app.DisposeAsync().AsTask()), limits.Step);
    }

    private async Task ReportAsync(int number, string what, Task work, TimeSpan limit)
    {
        if (!await IsDoneAsync(work, limit))
            LogLeftBehind(number, what, "something of it does not end, and is left behind");
        else if (work.Exception?.Flatten().InnerException is { } exception)
            LogLeftBehind(number, what, $"{exception.GetType().Name}: {exception.Message}");
    }

    private static async Task<bool> IsDoneAsync(Task work, TimeSpan limit)
    {
        await work.WaitAsync(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return work.IsCompleted;
    }

    [LoggerMessage(LogLevel.Error, "Generation {Number} could not be {What}: {Reason}")]
    private partial void LogLeftBehind(int number, string what, string reason);
}
