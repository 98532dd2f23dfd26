
namespace Modular.Host.Telemetry;

/// <summary>Puts the generation and the module on every log line. Where nobody has said otherwise it is the generation that serves now, and the host.</summary>
internal sealed class LogScopes : IExternalScopeProvider
{
    private readonly LoggerExternalScopeProvider scopes = new();
    private volatile LogScope serving = new(0, "Host");

    public void Serves(int generation) => serving = new LogScope(generation, "Host");

    public IDisposable Push(object? state) => scopes.Push(state);

    public void ForEachScope<TState>(Action<object?, TState> callback, TState state)
    {
        var known = false;
        scopes.ForEachScope((scope, _) => known |= scope is LogScope, state);
        if (!known)
            callback(serving, state);
        scopes.ForEachScope(callback, state);
    }
}

/// <summary>Which generation and module a line is about. Written as fields by structured loggers and as one short text by the others.</summary>
internal sealed record LogScope(int Generation, string Module, string? Request = null) : IReadOnlyList<KeyValuePair<string, object>>
{
    public int Count => Request is null ? 2 : 3;

    public KeyValuePair<string, object> this[int index] => index switch
    {
        0 => new(nameof(Generation), Generation),
        1 => new(nameof(Module), Module),
        _ => new(nameof(Request), Request!),
    };

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
            yield return this[index];
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => Request is null ? $"generation {Generation}, {Module}" : $"generation {Generation}, {Module}, {Request}";
}
