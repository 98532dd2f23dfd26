namespace Modular.Host.Storage;

/// <summary>
/// Which stores have been written to. Belongs to the front: a save that ends while its generation drains is news to the next one too.
/// Stores are known by name, so that nothing here holds a module's type.
/// </summary>
internal sealed class StoreChanges(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly long started = clock.GetUtcNow().Ticks;
    private Action<string>[] listeners = [];
    private long count;

    /// <summary>Different after each change, and after each start of the host.</summary>
    public string Current => $"{started:x}-{Volatile.Read(ref count):x}";

    /// <summary>Something that readers could notice has changed.</summary>
    public void Noticed() => Interlocked.Increment(ref count);

    public void Saved(string store)
    {
        // Sign-ins, tokens and the like are nothing that readers could notice; a switch is a new generation anyway.
        if (store != StoreDatabases.HostStore)
            Noticed();
        foreach (var listener in Volatile.Read(ref listeners))
            listener(store);
    }

    public IDisposable Listen(Action<string> listener)
    {
        lock (gate)
            listeners = [.. listeners, listener];
        return new Subscription(this, listener);
    }

    private sealed class Subscription(StoreChanges changes, Action<string> listener) : IDisposable
    {
        public void Dispose()
        {
            lock (changes.gate)
                changes.listeners = [.. changes.listeners.Where(other => other != listener)];
        }
    }
}
