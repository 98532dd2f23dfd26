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

    public string NameOf(object contribution) => NameOf(contribution.GetType());

    public string TitleOf(object contribution) => generation.ModuleOf(contribution.GetType())?.Instance.Info.Title ?? "Modular";

    public Task<T> RunAsync<T>(object contribution, T fallback, Func<CancellationToken, Task<T>> work, CancellationToken cancellation) =>
        RunAsync(contribution.GetType(), fallback, work, cancellation);

    public async Task<T> RunAsync<T>(Type contribution, T fallback, Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        if (late.Contains(NameOf(contribution)))
            return fallback;
        using var stop = new StopSignal($"{NameOf(contribution)}: {contribution.Name}", logger, cancellation);
        var began = Stopwatch.GetTimestamp();
        // On a thread of its own: SQLite answers synchronously, and the limit must hold for that too.
        var working = Task.Run(() => work(stop.Token), cancellation);
        try
        {
            // By the host's own clock: what the module does when it is told to stop holds nobody up.
            var done = await working.WaitAsync(Limit, cancellation);
            if (generation.ModuleOf(contribution) is { } module)
                health.Worked(module.Folder.Id);
            return done;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (TimeoutException) when (!working.IsCompleted)
        {
            stop.Give();
            late.Add(NameOf(contribution));
            Record(contribution, $"took longer than {Limit.TotalSeconds:0} seconds", blamed: true);
            return fallback;
        }
        catch (Exception exception)
        {
            Record(contribution, $"{exception.GetType().Name}: {exception.Message}", blamed: !exception.IsOutage());
            return fallback;
        }
        finally
        {
            times.Took(NameOf(contribution), contribution.Name, Stopwatch.GetElapsedTime(began));
        }
    }

    private string NameOf(Type contribution) => generation.ModuleOf(contribution)?.Name ?? "Host";

    private void Record(Type contribution, string reason, bool blamed)
    {
        if (http.HttpContext is { } context)
            PublicCache.MarkIncomplete(context);
        if (generation.ModuleOf(contribution) is { } module)
            health.Record(module.Folder.Id, contribution.Name, reason, blamed);
        LogFault(NameOf(contribution), contribution.Name, reason);
    }

    [LoggerMessage(LogLevel.Error, "{Module}: {Contribution} is not available: {Reason}")]
    private partial void LogFault(string module, string contribution, string reason);
}
