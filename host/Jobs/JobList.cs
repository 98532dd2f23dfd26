using Modular.Host.Composition;
using Modular.Host.Modules.Contributions;
using Modular.Sdk;

namespace Modular.Host.Jobs;

/// <summary>A job that cannot be scheduled, and why.</summary>
internal sealed record BrokenJob(string Module, string Programme, string Type, string Reason);

/// <summary>
/// The jobs of this generation. Read when they are first asked for, in the background after the start; one that cannot be read is a fault of its module and
/// takes nothing else with it.
/// </summary>
internal sealed class JobList(ContributionTypes contributions, IServiceScopeFactory scopes, GenerationInfo generation, JobJournal journal, TimeProvider clock)
{
    public static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan LongestRun = TimeSpan.FromDays(1);
    private readonly Lock gate = new();
    private Task<(IReadOnlyList<ScheduledJob>, IReadOnlyList<BrokenJob>)>? reading;

    public Task<(IReadOnlyList<ScheduledJob> Jobs, IReadOnlyList<BrokenJob> Broken)> AllAsync(CancellationToken cancellation)
    {
        lock (gate)
            reading ??= Task.Run(ReadAsync, CancellationToken.None);
        return reading.WaitAsync(cancellation);
    }

    private async Task<(IReadOnlyList<ScheduledJob>, IReadOnlyList<BrokenJob>)> ReadAsync()
    {
        var jobs = new List<ScheduledJob>();
        var broken = new List<BrokenJob>();
        foreach (var type in contributions.Of<IJob>())
        {
            try
            {
                var job = await Task.Run(() => ReadAsync(type)).WaitAsync(ReadLimit);
                if (jobs.FirstOrDefault(other => other.Module == job.Module && other.Key == job.Key) is { } first)
                    throw new FormatException($"Its key “{job.Key}” is taken by {first.Type.Name}");
                jobs.Add(job);
            }
            catch (Exception exception)
            {
                var module = generation.ModuleOf(type);
                var reason = exception is FormatException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";
                broken.Add(new BrokenJob(module?.Name ?? "Host", module?.Instance.Info.Title ?? "Modular", type.Name, reason));
                journal.Fail(broken[^1].Module, module?.Folder.Id, type.Name, reason);
            }
        }
        return (jobs, broken);
    }

    private async Task<ScheduledJob> ReadAsync(Type type)
    {
        await using var scope = scopes.CreateAsyncScope();
        var job = (IJob)scope.ServiceProvider.GetRequiredService(type);
        if (job.Key is not { Length: > 0 and <= JobRecord.KeyLength } key)
            throw new FormatException($"Its key must have 1 to {JobRecord.KeyLength} characters");
        if (job.TimeLimit <= TimeSpan.Zero || job.TimeLimit > LongestRun)
            throw new FormatException("Its time limit must be more than nothing and at most a day");
        var schedule = JobSchedule.Parse(job.Schedule);
        if (schedule.Text.Length > JobRecord.KeyLength || schedule.After(clock.GetUtcNow()) is null)
            throw new FormatException($"Its schedule “{schedule.Text}” is too long or never comes");
        var module = generation.ModuleOf(type);
        return new ScheduledJob(
            module?.Name ?? "Host", module?.Instance.Info.Title ?? "Modular", type, key, job.Title, job.Description, schedule, job.TimeLimit, module?.Folder.Id);
    }
}
