namespace Modular.Sdk;

/// <summary>A record in a store. Every save of one is written to the store's history, and two people's edits never overwrite each other silently.</summary>
public abstract class Entity
{
    /// <summary>A version-7 GUID, made when the object is made: ids sort by the time of creation.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Changes at each save; forms carry it so that a conflicting edit is noticed. Set by the store.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    /// <summary>The record in whose History tab changes of this one show up: its own id, or its parent's for a row of a larger record.</summary>
    public virtual Guid HistoryOf => Id;
}
