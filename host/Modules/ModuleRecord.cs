using Modular.Sdk;

namespace Modular.Host.Modules;

internal enum ModuleState
{
    Enabled,
    Disabled,
    /// <summary>Could not be composed; the next start, or the next version of it, tries again.</summary>
    Faulted,

    /// <summary>Taken out by the host; comes back when somebody says so.</summary>
    Quarantined,
}

/// <summary>What is remembered of a module over restarts, in the host's own store. A module without a record is enabled.</summary>
internal sealed class ModuleRecord : Entity
{
    public required string Name { get; init; }

    public ModuleState State { get; set; }

    /// <summary>Why it is in this state, for people; null when somebody chose it or it has always been on.</summary>
    public string? Reason { get; set; }

    public DateTimeOffset? LastSwitch { get; set; }

    /// <summary>The store that holds its data, when an upgrade has moved them into a copy; null for the store of its own name.</summary>
    public string? Store { get; set; }

    /// <summary>Address, title and release of what ran last, so that a switched-off programme can still be named.</summary>
    public string? Slug { get; set; }

    public string? Title { get; set; }

    public string? Release { get; set; }
}
