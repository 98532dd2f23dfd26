using Modular.Host.Composition.Serving;

namespace Modular.Host.Tests.Composition;

public sealed class StopSignalTests
{
    private readonly HeardLog<StopSignal> log = new();

    [Fact]
    public async Task Give_WithACallbackThatThrows_CancelsAndSaysWhy()
    {
        using var stop = new StopSignal("The work", log);
        stop.Token.Register(() => throw new InvalidOperationException("asked to object"));
        stop.Give();
        Assert.True(stop.Token.IsCancellationRequested);
        await log.SaysAsync("The work was told to stop, and what it does then failed: InvalidOperationException: asked to object");
    }

    [Fact]
    public async Task Cancel_OfAnotherToken_GivesItAndHoldsNobodyUp()
    {
        using var other = new CancellationTokenSource();
        using var stop = new StopSignal("The work", log, other.Token);
        using var release = new ManualResetEventSlim();
        stop.Token.Register(() => throw new InvalidOperationException("asked to object"));
        stop.Token.Register(() => release.Wait());
        await other.CancelAsync().WaitAsync(TimeSpan.FromSeconds(5));
        Assert.True(stop.Token.IsCancellationRequested);
        release.Set();
        await log.SaysAsync("asked to object");
    }

    [Fact]
    public async Task Dispose_RightAfterGive_StillRunsTheCallbacks()
    {
        for (var time = 0; time < 100; time++)
        {
            var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using (var stop = new StopSignal("The work", log))
            {
                stop.Token.Register(called.SetResult);
                stop.Give();
            }
            await called.Task.WaitAsync(TimeSpan.FromSeconds(5));
        }
    }

    [Fact]
    public void Dispose_Unlinks()
    {
        using var other = new CancellationTokenSource();
        var stop = new StopSignal("The work", log, other.Token);
        var token = stop.Token;
        stop.Dispose();
        other.Cancel();
        Assert.False(token.IsCancellationRequested);
    }
}
