using System.Collections.Concurrent;

namespace Modular.Host.Modules;

/// <summary>Faults of modules since the host started. Keeps text only: an exception object would hold the module's types.</summary>
internal sealed class ModuleHealth(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ModuleFaults> faults = new();

    public ModuleFaults Of(string module) => faults.GetValueOrDefault(module, ModuleFaults.None);

    public void Record(string module, string where, string reason) => faults.AddOrUpdate(module,
        _ => new ModuleFaults(1, clock.GetUtcNow(), where, reason),
        (_, before) => new ModuleFaults(before.Count + 1, clock.GetUtcNow(), where, reason));

    public void Clear(string module) => faults.TryRemove(module, out _);
}

/// <summary>How often a module failed, and the last time.</summary>
internal sealed record ModuleFaults(int Count, DateTimeOffset? LastAt, string? Where, string? Reason)
{
    public static ModuleFaults None { get; } = new(0, null, null, null);
}
