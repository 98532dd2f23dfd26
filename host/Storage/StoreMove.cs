using Modular.Host.Modules;

namespace Modular.Host.Storage;

/// <summary>
/// A store on its way to a new version: nobody writes to the old one, and a copy of it has been migrated for the version that is being composed.
/// The old data stay as they were until the next upgrade.
/// </summary>
internal sealed class StoreMove(StoreCopies copies, string from, string to, WriteGate? writes)
{
    /// <summary>The copy is thrown away, and people can save again.</summary>
    public async Task UndoAsync()
    {
        writes?.Open();
        await copies.DropAsync(to, CancellationToken.None);
    }

    /// <summary>The copy is the store now. What still runs on the old one may read it and no more.</summary>
    public Task KeepAsync() => StoreCopies.Before(from) is { } older ? copies.DropAsync(older, CancellationToken.None) : Task.CompletedTask;
}
