using Microsoft.AspNetCore.Http.Features;

namespace Modular.Host.Composition.Serving;

/// <summary>
/// The connection's response, but with the generation's own callbacks for its start and its end: they run before the generation lets go of the request,
/// while the server behind the front would run them only after that.
/// </summary>
internal sealed class GenerationResponse(IHttpResponseFeature connection) : IHttpResponseFeature
{
    private readonly Stack<(Func<object, Task> Callback, object State)> starting = [];
    private readonly Stack<(Func<object, Task> Callback, object State)> completed = [];
    private volatile bool cutOff;

    public int StatusCode { get => connection.StatusCode; set => connection.StatusCode = value; }

    public string? ReasonPhrase { get => connection.ReasonPhrase; set => connection.ReasonPhrase = value; }

    public IHeaderDictionary Headers { get => connection.Headers; set => connection.Headers = value; }

#pragma warning disable CS0618 // Obsolete, but part of the interface: whoever still asks gets the connection's own.
    public Stream Body { get => connection.Body; set => connection.Body = value; }
#pragma warning restore CS0618

    public bool HasStarted => connection.HasStarted;

    public void OnStarting(Func<object, Task> callback, object state)
    {
        if (starting.Count == 0)
            connection.OnStarting(_ => StartedAsync(), this);
        starting.Push((callback, state));
    }

    public void OnCompleted(Func<object, Task> callback, object state) => completed.Push((callback, state));

    /// <summary>What waits for the response to start runs now, if it has not started yet.</summary>
    public Task StartingAsync() => HasStarted ? Task.CompletedTask : StartedAsync();

    /// <summary>Another answers in this generation's place: what waits for the start waits for ever.</summary>
    public void CutOff() => cutOff = true;

    public Task CompletedAsync() => RunAsync(completed);

    private Task StartedAsync() => cutOff ? Task.CompletedTask : RunAsync(starting);

    private static async Task RunAsync(Stack<(Func<object, Task> Callback, object State)> callbacks)
    {
        while (callbacks.TryPop(out var next))
            await next.Callback(next.State);
    }
}
