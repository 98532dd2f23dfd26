using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Features;
using Modular.Host.Composition.Serving;
using Modular.Host.Modules.Loading;

namespace Modular.Host.Composition.Pipeline;

/// <summary>
/// Asks a module's request to give up when it has not begun to answer in time. While many of its requests are slow, new ones are refused at once: each that
/// hangs may hold a thread for ever, and the other programmes need theirs. Inside the error pages, so that the reader sees one of them.
/// </summary>
internal sealed class ModuleTimeLimit(RequestDelegate next, GenerationInfo generation, StepLimits limits, ILogger<ModuleTimeLimit> logger)
{
    public static readonly TimeSpan SlowAfter = TimeSpan.FromSeconds(3);
    public const int MostSlow = 16;
    private readonly ConcurrentDictionary<string, int> slow = new();

    public Task InvokeAsync(HttpContext context) =>
        generation.ModuleAt(context.Request.Path) is { } module ? LimitAsync(context, module) : next(context);

    private async Task LimitAsync(HttpContext context, LoadedModule module)
    {
        var (programme, where) = (module.Instance.Info.Title, $"{context.Request.Method} {context.Request.Path}");
        if (slow.GetValueOrDefault(module.Name) >= MostSlow)
            throw new NotNowException($"{programme} is too busy: {MostSlow} requests have not begun to be answered after {SlowAfter.TotalSeconds:0} seconds, so others are refused.");
        var reader = context.RequestAborted;
        var ownLimit = SlowAfter < limits.Request ? SlowAfter : limits.Request;
        var counted = 0;
        using var limit = new StopSignal(where, logger, reader);
        context.RequestAborted = limit.Token;
        await using var slowness = new Timer(_ =>
        {
            if (!context.Response.HasStarted && Interlocked.Exchange(ref counted, 1) == 0)
                slow.AddOrUpdate(module.Name, 1, (_, number) => number + 1);
        }, null, ownLimit, Timeout.InfiniteTimeSpan);
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
            throw new NotNowException($"{programme} did not answer within {limits.Request.TotalSeconds:0.#} seconds.");
        }
        catch (OperationCanceledException) when (context.Features.Get<IHttpRequestLifetimeFeature>() is GenerationLifetime { IsOver: true } lifetime)
        {
            // Only the generation ends; the reader is still there and gets a page.
            reader = lifetime.Reader;
            throw new NotNowException($"{programme} was switched while it worked on this.");
        }
        finally
        {
            // Once for all: a timer that still comes finds it counted.
            if (Interlocked.Exchange(ref counted, 2) == 1)
                slow.AddOrUpdate(module.Name, 0, (_, number) => number - 1);
            context.RequestAborted = reader;
        }
    }
}
