using System.Collections.Concurrent;
using System.Threading.Channels;
using Modular.Host.Composition;

namespace Modular.Host.Modules;

/// <summary>
/// How modules have been doing since the host started. Keeps text only: an exception object would hold the module's types. A module that fails again and
/// again by <see cref="QuarantineRule" /> is reported as harmful.
/// </summary>
internal sealed class ModuleHealth(TimeProvider clock, QuarantineRule rule, CompositionMetrics metrics)
{
    private readonly ConcurrentDictionary<string, ModuleWindow> windows = new();
    private readonly ConcurrentDictionary<string, ModuleFaults> faults = new();
    private readonly Channel<HarmfulModule> harmful = Channel.CreateUnbounded<HarmfulModule>();

    public ChannelReader<HarmfulModule> Harmful => harmful.Reader;

    public ModuleFaults Of(string module) => faults.GetValueOrDefault(module, ModuleFaults.None);

    public void Worked(string module) => WindowOf(module).Worked();

    public void Record(string module, string where, string reason)
    {
        var total = faults.AddOrUpdate(module,
            _ => new ModuleFaults(1, clock.GetUtcNow(), where, reason),
            (_, before) => new ModuleFaults(before.Count + 1, clock.GetUtcNow(), where, reason));
        metrics.Fault(module);
        if (WindowOf(module).Failed() is { } count)
            harmful.Writer.TryWrite(new HarmfulModule(module,
                $"It failed {count} times within {rule.Within.TotalMinutes:0.#} minutes, the last time in {total.Where}: {reason.TrimEnd('.')}."));
    }

    public void Clear(string module)
    {
        faults.TryRemove(module, out _);
        windows.TryRemove(module, out _);
    }

    private ModuleWindow WindowOf(string module) => windows.GetOrAdd(module, _ => new ModuleWindow(rule, clock));
}

/// <summary>A module that is to be taken out, and why.</summary>
internal sealed record HarmfulModule(string Module, string Reason);

/// <summary>How often a module failed, and the last time.</summary>
internal sealed record ModuleFaults(int Count, DateTimeOffset? LastAt, string? Where, string? Reason)
{
    public static ModuleFaults None { get; } = new(0, null, null, null);
}
