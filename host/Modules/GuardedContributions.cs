using Microsoft.Extensions.DependencyInjection.Extensions;
using Modular.Host.Calendar;
using Modular.Sdk;

namespace Modular.Host.Modules;

internal static class GuardedContributions
{
    /// <summary>Wraps every contribution that is asked while a page is made, and keeps what the menus ask for. Kinds that no active module offers have nothing to wrap.</summary>
    public static void GuardContributions(this IServiceCollection services)
    {
        services.AddScoped<Guard>();
        services.KeepNavigation();
        services.TryDecorate<IDashboardCard, GuardedDashboardCard>();
        services.TryDecorate<ICouncilInvolvement, GuardedCouncilInvolvement>();
        services.TryDecorate<ICalendarSource, GuardedCalendarSource>();
        services.TryDecorate<IHighlights, GuardedHighlights>();
    }

    /// <summary>Whoever asks for navigation gets the kept items of all modules.</summary>
    private static void KeepNavigation(this IServiceCollection services)
    {
        var types = services.Where(service => service.ServiceType == typeof(INavigation)).Select(service => service.ImplementationType).OfType<Type>().Distinct().ToList();
        services.RemoveAll<INavigation>();
        foreach (var type in types)
            services.AddScoped(type);
        services.AddSingleton(new NavigationTypes(types));
        services.AddSingleton<ModuleNavigation>();
        services.AddSingleton<INavigation>(provider => provider.GetRequiredService<ModuleNavigation>());
        services.AddHostedService(provider => provider.GetRequiredService<ModuleNavigation>());
    }
}

internal sealed class GuardedDashboardCard(IDashboardCard inner, Guard guard) : IDashboardCard
{
    public Task<DashboardCard?> GetAsync(CancellationToken cancellation) =>
        guard.RunAsync(inner, DashboardCard.NotAvailable(guard.TitleOf(inner)), inner.GetAsync, cancellation);
}

internal sealed class GuardedCouncilInvolvement(ICouncilInvolvement inner, Guard guard) : ICouncilInvolvement
{
    /// <summary>The programme behind the wrapper, for headings and the “nothing yet” list.</summary>
    public string Programme => guard.TitleOf(inner);

    /// <summary>True after a call that failed: the page says so instead of “nothing”.</summary>
    public bool Failed { get; private set; }

    public async Task<IReadOnlyList<CouncilInvolvement>> GetAsync(IReadOnlyCollection<CouncilCode>? councils, Audience audience, CancellationToken cancellation)
    {
        var found = await guard.RunAsync<IReadOnlyList<CouncilInvolvement>?>(inner, null,
            async limited => await inner.GetAsync(councils, audience, limited), cancellation);
        Failed = found is null;
        return found ?? [];
    }
}

internal sealed class GuardedCalendarSource(ICalendarSource inner, Guard guard) : ICalendarSource
{
    /// <summary>With an entry's key, names the entry for ever.</summary>
    public string Module => guard.NameOf(inner);

    public string Programme => inner is SampleDates ? SampleDates.Programme : guard.TitleOf(inner);

    public bool Failed { get; private set; }

    public async Task<IReadOnlyList<CalendarEntry>> GetAsync(ReportingPeriod period, Audience audience, CancellationToken cancellation)
    {
        var found = await guard.RunAsync<IReadOnlyList<CalendarEntry>?>(inner, null,
            async limited => await inner.GetAsync(period, audience, limited), cancellation);
        Failed = found is null;
        return found ?? [];
    }
}

internal sealed class GuardedHighlights(IHighlights inner, Guard guard) : IHighlights
{
    public Task<IReadOnlyList<Highlight>> GetAsync(int most, CancellationToken cancellation) =>
        guard.RunAsync<IReadOnlyList<Highlight>>(inner, [], limited => inner.GetAsync(most, limited), cancellation);
}
