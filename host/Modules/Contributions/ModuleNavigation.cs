using System.Collections.Concurrent;
using Modular.Sdk;

namespace Modular.Host.Modules.Contributions;

/// <summary>
/// What the modules contribute to the menus. Menus stand on every page, so no page waits for a module there: each is asked when its generation starts, and
/// the plain items are kept. One that failed is asked again in the background after a while; one that is late is heard when it answers.
/// </summary>
internal sealed class ModuleNavigation(ContributionTypes contributions, IServiceScopeFactory scopes, TimeProvider clock) : BackgroundService, INavigation
{
    public static readonly TimeSpan Again = TimeSpan.FromMinutes(1);
    private readonly IReadOnlyList<Type> types = contributions.Of<INavigation>();
    private readonly ConcurrentDictionary<Type, IReadOnlyList<NavigationItem>> known = new();
    private readonly ConcurrentDictionary<Type, bool> asked = new();

    public IEnumerable<NavigationItem> Items => types.SelectMany(type => known.GetValueOrDefault(type, []));

    /// <summary>Answers when every module has been asked and has had its time.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await AskAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!types.All(known.ContainsKey))
        {
            await Task.Delay(Again, clock, stoppingToken);
            await AskAsync(stoppingToken);
        }
    }

    private Task AskAsync(CancellationToken cancellation) =>
        Task.WhenAll(types.Where(type => !known.ContainsKey(type) && asked.TryAdd(type, true)).Select(type => AskAsync(type, cancellation)));

    private async Task AskAsync(Type type, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Guard>().RunAsync(type, false, _ => HearAsync(type), cancellation);
    }

    /// <summary>In a scope of its own, which a module that hangs keeps to itself.</summary>
    private async Task<bool> HearAsync(Type type)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            known[type] = [.. ((INavigation)scope.ServiceProvider.GetRequiredService(type)).Items];
            return true;
        }
        finally
        {
            asked.TryRemove(type, out _);
        }
    }
}
