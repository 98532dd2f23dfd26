namespace Modular.Host.Composition.Serving;

/// <summary>
/// Tells a module's work to stop. The token is the module's own: what its callbacks throw or hold up then is logged and goes no further. On a timer's thread
/// it would end the process, and whoever tells (a timer, a reader who leaves, a generation that is retired) goes on at once.
/// </summary>
internal sealed partial class StopSignal : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly CancellationTokenRegistration[] heard;
    private readonly string work;
    private readonly ILogger logger;

    /// <param name="work">Whose work it is, for the log.</param>
    /// <param name="logger">Where it is said when a callback throws.</param>
    /// <param name="others">It is given when one of these is cancelled.</param>
    public StopSignal(string work, ILogger logger, params ReadOnlySpan<CancellationToken> others)
    {
        (this.work, this.logger, Token) = (work, logger, source.Token);
        heard = new CancellationTokenRegistration[others.Length];
        for (var other = 0; other < others.Length; other++)
            heard[other] = others[other].UnsafeRegister(static signal => ((StopSignal)signal!).Give(), this);
    }

    public CancellationToken Token { get; }

    /// <summary>The token is cancelled when this returns; callbacks run beside.</summary>
    public void Give() => _ = GiveAsync();

    public void Dispose()
    {
        foreach (var registration in heard)
            registration.Dispose();
        // Once given, callbacks may still be on their way, and a source that is disposed of forgets them.
        if (!source.IsCancellationRequested)
            source.Dispose();
    }

    private async Task GiveAsync()
    {
        try
        {
            await source.CancelAsync();
        }
        catch (AggregateException thrown)
        {
            foreach (var exception in thrown.Flatten().InnerExceptions)
                LogThrown(work, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    [LoggerMessage(LogLevel.Error, "{Work} was told to stop, and what it does then failed: {Reason}")]
    private partial void LogThrown(string work, string reason);
}
