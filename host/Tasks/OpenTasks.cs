using Modular.Host.Modules.Contributions;
using Modular.Sdk;

namespace Modular.Host.Tasks;

/// <summary>A task with the programme it belongs to.</summary>
internal sealed record ProgrammeTask(string Module, string Programme, WorkTask Task);

/// <summary>What is open in all programmes; <see cref="NotAvailable"/> names those that could not be asked.</summary>
internal sealed record ProgrammeTasks(IReadOnlyList<ProgrammeTask> Tasks, IReadOnlyList<string> NotAvailable);

/// <summary>Asks every programme what waits for somebody.</summary>
internal sealed class OpenTasks(IEnumerable<ITaskSource> sources)
{
    /// <summary>The most urgent first.</summary>
    public async Task<ProgrammeTasks> AllAsync(CancellationToken cancellation)
    {
        var tasks = new List<ProgrammeTask>();
        var failed = new List<string>();
        // One after the other: nobody waits twice for a module that hangs.
        foreach (var source in sources.Cast<GuardedTaskSource>())
        {
            var found = await source.GetAsync(cancellation);
            tasks.AddRange(found.Select(task => new ProgrammeTask(source.Module, source.Programme, task)));
            if (source.Failed)
                failed.Add(source.Programme);
        }
        return new ProgrammeTasks([.. tasks.OrderBy(one => one.Task.Due ?? DateOnly.MaxValue).ThenBy(one => one.Task.Since)], failed);
    }

    /// <summary>Those that a person may do.</summary>
    public async Task<ProgrammeTasks> ForAsync(ICurrentUser user, CancellationToken cancellation)
    {
        var all = await AllAsync(cancellation);
        return all with { Tasks = [.. all.Tasks.Where(one => user.Can(one.Task.Permission))] };
    }
}
