using System.Diagnostics;
using Modular.Host.Composition;
using Modular.Host.Composition.Pipeline;
using Modular.Host.Composition.Serving;
using Modular.Host.Modules.Faults;
using Modular.Sdk;

namespace Modular.Host.Modules.Contributions;

/// <summary>
/// Runs a contribution with a time limit. One that fails or takes too long gets its fallback shown in its place, and a mark in the module's health;
/// the page around it is served.
/// </summary>
internal sealed partial class Guard(
    GenerationInfo generation, IServiceScopeFactory scopes, ModuleHealth health, ContributionTimes times, IHttpContextAccessor http, ILogger<Guard> logger)
{
    /// <summary>Modules that are still at work somewhere behind this page: nobody waits for the same module twice.</summary>
    private readonly HashSet<string> late = [];

    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public string NameOf(Type contribution) => generation.ModuleOf(contribution)?.Name ?? "Host";

    /// <summary>Where the contribution's module answers; null for the host's own.</summary>
    public string? AddressOf(Type contribution) => generation.ModuleOf(contribution) is { } module ? $"/{module.Slug}" : null;

    public string TitleOf(Type contribution) => generation.ModuleOf(contribution)?.Instance.Info.Title ?? "Modular";

    /// <summary>Makes a contribution and asks it, in a scope of its own: one that hangs keeps that to itself, and nothing that the page works with.</summary>
    public Task<T> AskAsync<TKind, T>(Type contribution, T fallback, Func<TKind, CancellationToken, Task<T>> ask, CancellationToken cancellation) where TKind : IContribution =>
        RunAsync(contribution, fallback, async limited =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return await ask((TKind)scope.ServiceProvider.GetRequiredService(contribution), limited);
        }, cancellation);

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

    private void Record(Type contribution, string reason, bool blamed)
    {
        if (http.HttpContext is { } context)
            PublicAnswers.MarkIncomplete(context);
        if (generation.ModuleOf(contribution) is { } module)
            health.Record(module.Folder.Id, contribution.Name, reason, blamed);
        LogFault(NameOf(contribution), contribution.Name, reason);
    }

    [LoggerMessage(LogLevel.Error, "{Module}: {Contribution} is not available: {Reason}")]
    private partial void LogFault(string module, string contribution, string reason);
}
