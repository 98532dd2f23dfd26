using Microsoft.AspNetCore.Diagnostics;
using Modular.Host.Modules.Faults;
using Modular.Host.Modules.Loading;

namespace Modular.Host.Composition.Pipeline;

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
        else if (!fault.IsMoving() && !fault.IsOfTheSender())
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

/// <summary>A module did not answer in time and works on for ever. The connection gets its answer from the front.</summary>
internal sealed class LeftBehindException(string programme, Task work) : Exception($"{programme} does not answer.")
{
    public string Programme { get; } = programme;

    public Task Work { get; } = work;
}
