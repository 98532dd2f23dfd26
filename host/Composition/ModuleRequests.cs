using Microsoft.AspNetCore.Diagnostics;
using Modular.Host.Modules;
using Modular.Host.Storage;

namespace Modular.Host.Composition;

/// <summary>
/// Watches what modules do with requests. What they throw counts against their health; a request that they neither answer nor give up is left behind, so
/// that whoever waits for it hears something.
/// </summary>
internal sealed class ModuleRequests(RequestDelegate next, GenerationInfo generation, ModuleHealth health, StepLimits limits)
{
    private static readonly TimeSpan AfterAsking = TimeSpan.FromSeconds(3);

    public Task InvokeAsync(HttpContext context) =>
        generation.ModuleAt(context.Request.Path) is { } module ? WatchAsync(context, module) : next(context);

    private async Task WatchAsync(HttpContext context, LoadedModule module)
    {
        var where = $"{context.Request.Method} {context.Request.Path}";
        // On a thread of its own: a page may hang without ever waiting for anything.
        var work = Task.Run(() => next(context));
        if (!await IsDoneAsync(work) && !context.Response.HasStarted)
        {
            health.Record(module.Folder.Id, where, $"It neither answered within {limits.Request.TotalSeconds:0.#} seconds nor stopped when asked; the request was left behind");
            throw new LeftBehindException(module.Instance.Info.Title, work);
        }
        await work;

        var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (fault is null)
            health.Worked(module.Folder.Id);
        else if (!fault.IsMoving() && fault is not BadHttpRequestException)
            health.Record(module.Folder.Id, where, $"{fault.GetType().Name}: {fault.Message}", blamed: !fault.IsOutage());
    }

    private async Task<bool> IsDoneAsync(Task work)
    {
        if (work.IsCompleted)
            return true;
        using var done = new CancellationTokenSource();
        var first = await Task.WhenAny(work, Task.Delay(limits.Request + AfterAsking, done.Token));
        await done.CancelAsync();
        return first == work;
    }
}

/// <summary>Asks a module's request to give up when it has not begun to answer in time. Inside the error pages, so that the reader sees one of them.</summary>
internal sealed class ModuleTimeLimit(RequestDelegate next, GenerationInfo generation, StepLimits limits, ILogger<ModuleTimeLimit> logger)
{
    public Task InvokeAsync(HttpContext context) =>
        generation.ModuleAt(context.Request.Path) is { } module ? LimitAsync(context, module) : next(context);

    private async Task LimitAsync(HttpContext context, LoadedModule module)
    {
        var reader = context.RequestAborted;
        using var limit = new StopSignal($"{context.Request.Method} {context.Request.Path}", logger, reader);
        context.RequestAborted = limit.Token;
        await using var timer = new Timer(_ =>
        {
            if (!context.Response.HasStarted)
                limit.Give();
        }, null, limits.Request, Timeout.InfiniteTimeSpan);
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (limit.Token.IsCancellationRequested && !reader.IsCancellationRequested)
        {
            throw new TooSlowException(module.Instance.Info.Title, limits.Request);
        }
        finally
        {
            context.RequestAborted = reader;
        }
    }
}

/// <summary>A module did not answer in time, and gave up when asked.</summary>
internal sealed class TooSlowException(string programme, TimeSpan limit) : Exception($"{programme} did not answer within {limit.TotalSeconds:0.#} seconds.");

/// <summary>A module did not answer in time and works on for ever. The connection gets its answer from the front.</summary>
internal sealed class LeftBehindException(string programme, Task work) : Exception($"{programme} does not answer.")
{
    public string Programme { get; } = programme;

    public Task Work { get; } = work;
}

internal static class RequestFaults
{
    public static bool IsMoving(this Exception? exception) => exception is not null
        && (exception is StoreMovingException or Npgsql.PostgresException { SqlState: StoreCopies.HasMoved } || exception.InnerException.IsMoving());

    /// <summary>Not a mistake in the page: it may work in a moment.</summary>
    public static bool IsPassing(this Exception exception) => exception is TooSlowException || exception.IsMoving();

    public static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ => exception.IsPassing() ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
    };
}
