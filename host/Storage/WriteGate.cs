using System.Collections.Concurrent;

namespace Modular.Host.Storage;

/// <summary>The gates of all stores. Belongs to the front: every version of a module that works with a store passes the same one.</summary>
internal sealed class WriteGates
{
    private readonly ConcurrentDictionary<string, WriteGate> gates = new();

    public WriteGate Of(string store) => gates.GetOrAdd(store, _ => new WriteGate());
}

/// <summary>Counts who writes to a store, and stops new writes while the store moves to a new version.</summary>
internal sealed class WriteGate
{
    private readonly Lock gate = new();
    private TaskCompletionSource? quiet;
    private int writing;

    /// <summary>False while the store moves: nothing may be written.</summary>
    public bool TryEnter()
    {
        lock (gate)
        {
            if (quiet is not null)
                return false;
            writing++;
            return true;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            if (--writing == 0)
                quiet?.TrySetResult();
        }
    }

    /// <summary>No new writes from now on. One move at a time closes a gate (<see cref="StoreLocks" />).</summary>
    /// <returns>Completes when the writes that had begun are done.</returns>
    public Task Close()
    {
        lock (gate)
        {
            quiet ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (writing == 0)
                quiet.TrySetResult();
            return quiet.Task;
        }
    }

    public void Open()
    {
        lock (gate)
            quiet = null;
    }
}
