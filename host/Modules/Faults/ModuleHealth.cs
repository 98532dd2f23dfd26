using System.Collections.Concurrent;
using System.Threading.Channels;
using Modular.Host.Composition;
using Modular.Host.Modules.Installation;

namespace Modular.Host.Modules.Faults;

/// <summary>
/// How modules have been doing since the host started, build by build (<see cref="ModuleFolder.Id" />): what an old build does while it drains is not held
/// against the new one. Keeps text only: an exception object would hold the module's types. A build that fails again and again by
/// <see cref="QuarantineRule" /> is reported as harmful, unless all others fail too: then it is something that they share.
/// </summary>
internal sealed class ModuleHealth(TimeProvider clock, QuarantineRule rule, CompositionMetrics metrics)
{
    private readonly ConcurrentDictionary<string, ModuleWindow> windows = new();
    private readonly ConcurrentDictionary<string, ModuleFaults> faults = new();
    private readonly Channel<HarmfulModule> harmful = Channel.CreateUnbounded<HarmfulModule>();
    private volatile IReadOnlyList<string> serving = [];

    public ChannelReader<HarmfulModule> Harmful => harmful.Reader;

    /// <summary>The faults of the build that serves; of a module that does not serve, those of its last build.</summary>
    public ModuleFaults Of(string module)
    {
        var served = serving.FirstOrDefault(build => ModuleFolder.NameOf(build) == module);
        return served is not null
            ? faults.GetValueOrDefault(served, ModuleFaults.None)
            : faults.Where(entry => ModuleFolder.NameOf(entry.Key) == module).Select(entry => entry.Value).MaxBy(known => known.LastAt) ?? ModuleFaults.None;
    }

    public void Worked(string build) => WindowOf(build).Worked();

    /// <param name="build">The build that failed.</param>
    /// <param name="where">In which page, contribution or job.</param>
    /// <param name="reason">The text of the exception.</param>
    /// <param name="blamed">False when the module can do nothing about it, such as an outage of the database: shown, but not held against it.</param>
    public void Record(string build, string where, string reason, bool blamed = true)
    {
        faults.AddOrUpdate(build,
            _ => new ModuleFaults(1, clock.GetUtcNow(), where, reason),
            (_, before) => new ModuleFaults(before.Count + 1, clock.GetUtcNow(), where, reason));
        metrics.Fault(ModuleFolder.NameOf(build));
        if (blamed && WindowOf(build).Failed() is { } count && !AllOthersFail(build))
            harmful.Writer.TryWrite(new HarmfulModule(build,
                $"It failed {count} times within {rule.Within.TotalMinutes:0.#} minutes, the last time in {where}: {reason.TrimEnd('.')}."));
    }

    /// <summary>These builds serve from now on. Builds that they replace are forgotten; what a module that left had done can still be read.</summary>
    public void Serves(IEnumerable<string> builds)
    {
        serving = [.. builds];
        foreach (var build in windows.Keys.Except(serving))
            windows.TryRemove(build, out _);
        foreach (var build in faults.Keys.Except(serving).Where(old => serving.Any(other => ModuleFolder.NameOf(other) == ModuleFolder.NameOf(old))))
            faults.TryRemove(build, out _);
    }

    /// <summary>It gets a new chance.</summary>
    public void Clear(string build)
    {
        faults.TryRemove(build, out _);
        windows.TryRemove(build, out _);
    }

    private bool AllOthersFail(string build)
    {
        var others = serving.Where(other => other != build).ToList();
        return others.Count > 0 && others.TrueForAll(other => windows.GetValueOrDefault(other)?.MostlyFails == true);
    }

    private ModuleWindow WindowOf(string build) => windows.GetOrAdd(build, _ => new ModuleWindow(rule, clock));
}

/// <summary>A build that is to be taken out, and why.</summary>
internal sealed record HarmfulModule(string Build, string Reason);

/// <summary>How often a module failed, and the last time.</summary>
internal sealed record ModuleFaults(int Count, DateTimeOffset? LastAt, string? Where, string? Reason)
{
    public static ModuleFaults None { get; } = new(0, null, null, null);
}
