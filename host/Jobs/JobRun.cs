using Modular.Host.Composition;
using Modular.Host.Composition.Pipeline;
using Modular.Host.Composition.Serving;
using Modular.Host.Modules.Faults;
using Modular.Host.Telemetry;
using Modular.Sdk;

namespace Modular.Host.Jobs;

/// <summary>Runs a job when this host gets its lease: in a scope of its own, with a time limit, and with the end written down.</summary>
internal sealed partial class JobRun(
    IServiceScopeFactory scopes, GenerationInfo generation, JobLeases leases, JobJournal journal, TimeProvider clock, ILogger<JobRun> logger)
{
    /// <summary>How long a job that was told to stop may take to do so.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Of one due time: the first, and two more when it was cut short.</summary>
    public const int MostStarts = 3;

    /// <summary>Answers when the run has ended, or has been given up on because it does not stop; at once when somebody else runs the job.</summary>
    public async Task TryAsync(ScheduledJob job, int starts, CancellationToken stopping)
    {
        if (starts >= MostStarts)
        {
            await journal.GiveUpAsync(job, starts, stopping);
            return;
        }
        if (await leases.TakeAsync(job, generation.Number, stopping) is not { } lease)
            return;
        try
        {
            await RunAsync(job, lease, stopping);
        }
        catch (Exception)
        {
            // Nobody may hold the lease for ever because its end could not be told: it runs out.
            lease.Dispose();
            throw;
        }
    }

    private async Task RunAsync(ScheduledJob job, JobLease lease, CancellationToken stopping)
    {
        using var lines = logger.BeginScope(new LogScope(generation.Number, job.Module));
        using var ofJob = logger.BeginScope("job {Job}", job.Key);
        LogStarted(job.Title);
        var started = clock.GetUtcNow();
        using var limit = new CancellationTokenSource(job.Limit, clock);
        using var told = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping, lease.Lost);
        // The job hears of it through a signal of its own: what it does then must not keep the run from being given up on.
        using var stop = new StopSignal($"The job {job.Key}", logger, told.Token);
        // On a thread of its own: a job that works synchronously must not hold up the others.
        var work = Task.Run(() => WorkAsync(job.Type, stop.Token), CancellationToken.None);
        var end = await EndOfAsync(work, job.DueAfter(started), () =>
            limit.IsCancellationRequested ? $"It took longer than {(job.Limit < TimeSpan.FromMinutes(2) ? $"{job.Limit.TotalSeconds:0.#} seconds" : $"{job.Limit.TotalMinutes:0.#} minutes")}"
            : lease.Lost.IsCancellationRequested ? "Its lease was lost" : "A switch or a stop cut it short", told.Token);
        if (limit.IsCancellationRequested && end.Outcome is JobOutcome.Stopped)
            end = end with { Outcome = JobOutcome.Failed, Next = job.DueAfter(started) };
        await journal.EndAsync(job, lease, clock.GetUtcNow() - started, end);
        if (!end.Free)
            _ = journal.FreeAfterAsync(work, lease);
    }

    private async Task<string?> WorkAsync(Type type, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ((IJob)scope.ServiceProvider.GetRequiredService(type)).RunAsync(cancellation);
    }

    /// <summary>Waits for the run and says how it ended. Keeps the text of an exception, never the exception: it would hold the module's types.</summary>
    private async Task<JobEnd> EndOfAsync(Task<string?> work, DateTimeOffset next, Func<string> why, CancellationToken told)
    {
        try
        {
            await Task.WhenAny(work, Task.Delay(Timeout.Infinite, told));
            return new JobEnd(JobOutcome.Done, await work.WaitAsync(Grace, clock, CancellationToken.None), next);
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            return new JobEnd(JobOutcome.Failed, $"{why()}, and it did not stop when asked", next, Free: false);
        }
        catch (OperationCanceledException) when (told.IsCancellationRequested)
        {
            return new JobEnd(JobOutcome.Stopped, why(), Next: null);
        }
        catch (Exception moving) when (moving.IsMoving())
        {
            // Again in a moment, however often: by then another generation may serve, on the store that is the current one.
            return new JobEnd(JobOutcome.Stopped, moving.Message, clock.GetUtcNow() + JobLeases.Length);
        }
        catch (Exception exception)
        {
            return new JobEnd(JobOutcome.Failed, $"{exception.GetType().Name}: {exception.Message}", next, Blamed: !exception.IsOutage());
        }
    }

    [LoggerMessage(LogLevel.Information, "The job “{Title}” starts")]
    private partial void LogStarted(string title);
}
