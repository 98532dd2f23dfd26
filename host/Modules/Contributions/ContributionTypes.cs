using Microsoft.Extensions.DependencyInjection.Extensions;
using Modular.Host.Calendar;
using Modular.Host.Exports;
using Modular.Host.Modules.Loading;
using Modular.Sdk;

namespace Modular.Host.Modules.Contributions;

/// <summary>
/// The classes of this generation's contributions, by kind. Each is a service as itself and made alone: the constructor of one module's contribution can
/// neither fail nor hold up another's.
/// </summary>
internal sealed class ContributionTypes(IEnumerable<(Type Kind, Type Type)> all)
{
    private readonly ILookup<Type, Type> byKind = all.Distinct().ToLookup(one => one.Kind, one => one.Type);

    public IReadOnlyList<Type> Of<TKind>() where TKind : IContribution => [.. byKind[typeof(TKind)]];

    public IEnumerable<Type> Of<TKind>(LoadedModule module) where TKind : IContribution => byKind[typeof(TKind)].Where(type => type.Assembly == module.Assembly);
}

internal static class ContributionServices
{
    /// <summary>
    /// For a generation, after its modules. What is asked while a page is made is asked through the guard, and what the menus ask for is kept. Only permissions
    /// are still to be had all at once.
    /// </summary>
    public static void AddContributions(this IServiceCollection services)
    {
        var found = services.Where(service => service.ServiceType.IsAssignableTo(typeof(IContribution)) && service.ImplementationType is not null)
            .Select(service => (Kind: service.ServiceType, Type: service.ImplementationType!)).ToList();
        foreach (var kind in found.Select(one => one.Kind).Where(kind => kind != typeof(IPermissions)).Distinct().ToList())
            services.RemoveAll(kind);
        foreach (var type in found.Select(one => one.Type).Distinct())
            services.AddScoped(type);
        var types = new ContributionTypes(found);
        services.AddSingleton(types);

        services.AddSingleton<OpenTables>();
        services.AddScoped<Guard>();
        services.AddSingleton<ModuleNavigation>();
        services.AddSingleton<INavigation>(provider => provider.GetRequiredService<ModuleNavigation>());
        services.AddHostedService(provider => provider.GetRequiredService<ModuleNavigation>());
        services.AddGuarded<IDashboardCard>(types, (type, guard) => new GuardedDashboardCard(type, guard));
        services.AddGuarded<ICouncilInvolvement>(types, (type, guard) => new GuardedCouncilInvolvement(type, guard));
        services.AddGuarded<ICalendarSource>(types, (type, guard) => new GuardedCalendarSource(type, guard));
        services.AddGuarded<ITaskSource>(types, (type, guard) => new GuardedTaskSource(type, guard));
        services.AddGuarded<IHighlights>(types, (type, guard) => new GuardedHighlights(type, guard));
        services.AddGuarded<ISitemap>(types, (type, guard) => new GuardedSitemap(type, guard));
    }

    private static void AddGuarded<TKind>(this IServiceCollection services, ContributionTypes types, Func<Type, Guard, TKind> wrap) where TKind : class, IContribution
    {
        foreach (var type in types.Of<TKind>())
            services.AddScoped(provider => wrap(type, provider.GetRequiredService<Guard>()));
    }
}

internal sealed class GuardedDashboardCard(Type type, Guard guard) : IDashboardCard
{
    public Task<DashboardCard?> GetAsync(CancellationToken cancellation) =>
        guard.AskAsync<IDashboardCard, DashboardCard?>(type, DashboardCard.NotAvailable(guard.TitleOf(type)), (card, limited) => card.GetAsync(limited), cancellation);
}

internal sealed class GuardedCouncilInvolvement(Type type, Guard guard) : ICouncilInvolvement
{
    /// <summary>The programme behind the wrapper, for headings and the “nothing yet” list.</summary>
    public string Programme => guard.TitleOf(type);

    /// <summary>True after a call that failed: the page says so instead of “nothing”.</summary>
    public bool Failed { get; private set; }

    public async Task<IReadOnlyList<CouncilInvolvement>> GetAsync(IReadOnlyCollection<CouncilCode>? councils, Audience audience, CancellationToken cancellation)
    {
        var found = await guard.AskAsync<ICouncilInvolvement, IReadOnlyList<CouncilInvolvement>?>(type, null,
            async (source, limited) => await source.GetAsync(councils, audience, limited), cancellation);
        Failed = found is null;
        return found ?? [];
    }
}

internal sealed class GuardedCalendarSource(Type type, Guard guard) : ICalendarSource
{
    /// <summary>With an entry's key, names the entry for ever.</summary>
    public string Module => guard.NameOf(type);

    public string Programme => type == typeof(SampleDates) ? SampleDates.Programme : guard.TitleOf(type);

    public bool Failed { get; private set; }

    public async Task<IReadOnlyList<CalendarEntry>> GetAsync(ReportingPeriod period, Audience audience, CancellationToken cancellation)
    {
        var found = await guard.AskAsync<ICalendarSource, IReadOnlyList<CalendarEntry>?>(type, null,
            async (source, limited) => await source.GetAsync(period, audience, limited), cancellation);
        Failed = found is null;
        return found ?? [];
    }
}

internal sealed class GuardedTaskSource(Type type, Guard guard) : ITaskSource
{
    public string Module => guard.NameOf(type);

    public string Programme => guard.TitleOf(type);

    public bool Failed { get; private set; }

    public async Task<IReadOnlyList<WorkTask>> GetAsync(CancellationToken cancellation)
    {
        var found = await guard.AskAsync<ITaskSource, IReadOnlyList<WorkTask>?>(type, null, async (source, limited) => await source.GetAsync(limited), cancellation);
        Failed = found is null;
        return found ?? [];
    }
}

internal sealed class GuardedHighlights(Type type, Guard guard) : IHighlights
{
    public Task<IReadOnlyList<Highlight>> GetAsync(int most, CancellationToken cancellation) =>
        guard.AskAsync<IHighlights, IReadOnlyList<Highlight>>(type, [], (source, limited) => source.GetAsync(most, limited), cancellation);
}

internal sealed class GuardedSitemap(Type type, Guard guard) : ISitemap
{
    public bool Failed { get; private set; }

    public async Task<IReadOnlyList<SitemapEntry>> GetAsync(CancellationToken cancellation)
    {
        var found = await guard.AskAsync<ISitemap, IReadOnlyList<SitemapEntry>?>(type, null, async (source, limited) => Own(await source.GetAsync(limited)), cancellation);
        Failed = found is null;
        return found ?? [];
    }

    /// <summary>A module that is switched off or replaced takes its addresses with it, so it may name no others.</summary>
    private IReadOnlyList<SitemapEntry> Own(IReadOnlyList<SitemapEntry> entries)
    {
        var own = guard.AddressOf(type);
        return own is null || entries.FirstOrDefault(entry => entry.Path != own && !entry.Path.StartsWith(own + "/", StringComparison.Ordinal)) is not { } other ? entries
            : throw new InvalidOperationException($"The sitemap of {guard.NameOf(type)} names {other.Path}. It may name {own} and what is below.");
    }
}
