using System.Diagnostics;
using Modular.Host.Composition;

namespace Modular.Host.Modules;

/// <summary>
/// Runs a contribution with a time limit. One that fails or takes too long gets its fallback shown in its place, and a mark in the module's health;
/// the page around it is served.
/// </summary>
internal sealed partial class Guard(GenerationInfo generation, ModuleHealth health, ContributionTimes times, IHttpContextAccessor http, ILogger<Guard> logger)
{
    /// <summary>Modules that are still at work somewhere behind this page: their stores must not be asked a second thing meanwhile.</summary>
    private readonly HashSet<string> late = [];

    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public string NameOf(object contribution) => generation.ModuleOf(contribution.GetType())?.Name ?? "Host";

    public string TitleOf(object contribution) => generation.ModuleOf(contribution.GetType())?.Instance.Info.Title ?? "Modular";

    public async Task<T> RunAsync<T>(object contribution, T fallback, Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        if (late.Contains(NameOf(contribution)))
            return fallback;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        var began = Stopwatch.GetTimestamp();
        try
        {
            // On a thread of its own: SQLite answers synchronously, and the limit must hold for that too.
            var done = await Task.Run(() => work(limit.Token), limit.Token).WaitAsync(limit.Token);
            health.Worked(NameOf(contribution));
            return done;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            if (exception is OperationCanceledException)
                late.Add(NameOf(contribution));
            Record(contribution, exception is OperationCanceledException ? $"took longer than {Limit.TotalSeconds:0} seconds" : $"{exception.GetType().Name}: {exception.Message}");
            return fallback;
        }
        finally
        {
            times.Took(NameOf(contribution), contribution.GetType().Name, Stopwatch.GetElapsedTime(began));
        }
    }

    public T Run<T>(object contribution, T fallback, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception)
        {
            Record(contribution, $"{exception.GetType().Name}: {exception.Message}");
            return fallback;
        }
    }

    private void Record(object contribution, string reason)
    {
        var module = NameOf(contribution);
        if (http.HttpContext is { } context)
            PublicCache.MarkIncomplete(context);
        health.Record(module, contribution.GetType().Name, reason);
        LogFault(module, contribution.GetType().Name, reason);
    }

    [LoggerMessage(LogLevel.Error, "{Module}: {Contribution} is not available: {Reason}")]
    private partial void LogFault(string module, string contribution, string reason);
}
