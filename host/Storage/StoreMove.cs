using System.Data.Common;
using Modular.Host.Composition;
using Modular.Host.Modules;

namespace Modular.Host.Storage;

/// <summary>
/// A store on its way to a new version: nobody writes to the old one, and a copy of it is migrated for the version that is being composed. Until
/// the move is written down the old data are the data. It is registered before anything is done, so that whatever happens it is undone.
/// </summary>
#pragma warning disable CA1001 // What is left behind looks at its cancellation for as long as it lives, and without a timer there is nothing to dispose of.
internal sealed partial class StoreMove(
#pragma warning restore CA1001
    StoreCopies copies, StoreLocks locks, ModuleStates states, WriteGate writes, string module, string from, ILogger<StoreMove> logger)
{
    private static readonly TimeSpan WritesLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource givenUp = new();
    private Task making = Task.CompletedTask;
    private IAsyncDisposable? held;
    private bool closed;
    private string? to;

    /// <summary>Makes the copy and has it migrated.</summary>
    /// <returns>The name of the copy.</returns>
    public async Task<string> MakeAsync(Func<string, CancellationToken, Task> migrate, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(givenUp.Token, cancellation);
        making = MakeCoreAsync(migrate, either.Token);
        await making;
        return to!;
    }

    public bool IsKept(Func<string, string> storeOf) => to is not null && storeOf(module) == to;

    /// <summary>It is written down: the copy is the store now. What still runs on the old one may read it and no more.</summary>
    public async ValueTask KeepAsync()
    {
        try
        {
            await (held?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (DbException exception)
        {
            // The lock goes with its connection.
            LogNotUnlocked(module, exception.Message);
        }
    }

    /// <summary>
    /// People can save again at once, and the copy is thrown away. A migration that was left behind is asked to stop and cleared away when it ends; nobody
    /// waits for it, and until then there is no second one.
    /// </summary>
    public async Task UndoAsync()
    {
        await givenUp.CancelAsync();
        await OpenAsync();
        var clearing = ClearAsync();
        if (making.IsCompleted)
            await clearing;
    }

    private async Task MakeCoreAsync(Func<string, CancellationToken, Task> migrate, CancellationToken cancellation)
    {
        held = await locks.TakeAsync(module, LockLimit, cancellation)
            ?? throw new PassingException("its data are being moved to a new version already, by another host or by an earlier attempt that has not ended. Try again later.");
        await states.ReadAsync(cancellation);
        if (states.StoreOf(module) != from)
            throw new InvalidOperationException($"its data have moved on to {states.StoreOf(module)} with another host. Install the version that runs there, and try again.");
        to = await copies.NextAsync(from, cancellation);
        await QuietAsync(cancellation);
        await copies.CopyAsync(from, to, cancellation);
        await migrate(to, cancellation);
        cancellation.ThrowIfCancellationRequested();
    }

    private async Task QuietAsync(CancellationToken cancellation)
    {
        Task quiet;
        lock (givenUp)
        {
            cancellation.ThrowIfCancellationRequested();
            closed = true;
            quiet = writes.Close();
        }
        try
        {
            await quiet.WaitAsync(WritesLimit, cancellation);
        }
        catch (TimeoutException)
        {
            throw new PassingException($"something was still being saved after {WritesLimit.TotalSeconds:0} seconds. Try again in a moment.");
        }
    }

    private async Task OpenAsync()
    {
        lock (givenUp)
        {
            if (!closed)
                return;
            closed = false;
            writes.Open();
        }
        await copies.OpenAsync(from, CancellationToken.None);
    }

    private async Task ClearAsync()
    {
        await making.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            if (to is null)
                return;
            // Once more: the copying may have ended after the store was opened.
            await copies.OpenAsync(from, CancellationToken.None);
            await copies.DropAsync(to, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogNotCleared(module, to, $"{exception.GetType().Name}: {exception.Message}");
        }
        finally
        {
            await KeepAsync();
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Module}: the lock of its data was not given back: {Reason}")]
    private partial void LogNotUnlocked(string module, string reason);

    [LoggerMessage(LogLevel.Error, "The copy {Copy} of the data of {Module} was not needed, but could not be removed: {Reason}")]
    private partial void LogNotCleared(string module, string? copy, string reason);
}

/// <summary>The moves that belong to one generation.</summary>
internal sealed class StoreMoves
{
    private readonly List<StoreMove> moves = [];
    private bool over;

    /// <exception cref="OperationCanceledException">The generation has been given up meanwhile.</exception>
    public void Add(StoreMove move)
    {
        lock (moves)
        {
            if (over)
                throw new OperationCanceledException("The generation that needed this was given up.");
            moves.Add(move);
        }
    }

    /// <summary>It will not serve.</summary>
    public Task UndoAsync() => Task.WhenAll(End().Select(move => move.UndoAsync()));

    /// <summary>What it works with is written down.</summary>
    public async Task KeepAsync()
    {
        foreach (var move in End())
            await move.KeepAsync();
    }

    /// <summary>True when there are moves and the copies of all of them are the stores now.</summary>
    public bool AreKept(Func<string, string> storeOf)
    {
        lock (moves)
            return moves.Count > 0 && moves.TrueForAll(move => move.IsKept(storeOf));
    }

    private List<StoreMove> End()
    {
        lock (moves)
        {
            var all = moves.ToList();
            over = true;
            moves.Clear();
            return all;
        }
    }
}
