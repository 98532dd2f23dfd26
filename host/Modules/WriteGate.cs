namespace Modular.Host.Modules;

/// <summary>Counts who writes to a module's store, and stops new writes while the store moves to a new version.</summary>
internal sealed class WriteGate
{
    private readonly Lock gate = new();
    private int writing;
    private TaskCompletionSource? closing;

    /// <summary>False while the store moves: nothing may be written.</summary>
    public bool TryEnter()
    {
        lock (gate)
        {
            if (closing is not null)
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
                closing?.TrySetResult();
        }
    }

    /// <summary>No new writes from now on; completes when those that had begun are done.</summary>
    /// <exception cref="TimeoutException">They were not done in time; the gate is open again.</exception>
    public async Task CloseAsync(TimeSpan limit)
    {
        Task done;
        lock (gate)
        {
            closing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (writing == 0)
                closing.SetResult();
            done = closing.Task;
        }
        try
        {
            await done.WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            Open();
            throw new TimeoutException($"something was still being saved after {limit.TotalSeconds:0} seconds. Try again in a moment.");
        }
    }

    public void Open()
    {
        lock (gate)
            closing = null;
    }
}
