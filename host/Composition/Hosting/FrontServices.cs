using Microsoft.AspNetCore.DataProtection;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Accounts.Passwords;
using Modular.Host.Accounts.Sessions;
using Modular.Host.Api.Idempotency;
using Modular.Host.Api.Limits;
using Modular.Host.Audit;
using Modular.Host.Composition.Pipeline;
using Modular.Host.Composition.Serving;
using Modular.Host.Composition.Switching;
using Modular.Host.Jobs;
using Modular.Host.Mail;
using Modular.Host.Modules;
using Modular.Host.Modules.Contributions;
using Modular.Host.Modules.Faults;
using Modular.Host.Modules.Installation;
using Modular.Host.Modules.Loading;
using Modular.Host.OpenId;
using Modular.Host.Search;
using Modular.Host.Storage;
using Modular.Host.Work;
using Modular.Sdk;

namespace Modular.Host.Composition.Hosting;

internal static class FrontServices
{
    /// <summary>What belongs to the front and is lent to each generation: it outlives them, and none of it knows a module's types.</summary>
    private static readonly Type[] Lent =
    [
        typeof(ILoggerFactory), typeof(TimeProvider), typeof(IDataProtectionProvider), typeof(StorageOptions), typeof(StoreDatabases), typeof(WriteGates), typeof(ICouncilRegister),
        typeof(SearchIndex), typeof(StoreChanges), typeof(SetupLink), typeof(Generations), typeof(ModuleSwitch), typeof(ModuleCatalogue), typeof(ModuleShelf), typeof(ModuleStates), typeof(ModuleHealth), typeof(ModuleContexts), typeof(ContributionTimes), typeof(StepLimits), typeof(StoreSizes),
        typeof(RatePolicies), typeof(RateWindows), typeof(IAllowances), typeof(IdempotencyLedger),
        typeof(AuditChain), typeof(AuditHeads), typeof(AuditProof), typeof(AuditStores), typeof(JobLedger), typeof(JobLeases), typeof(JobJournal), typeof(WorkLedger), typeof(WorkJournal),
        typeof(GivenCache),
        typeof(Outbox), typeof(PickedUp), typeof(SiteAddress), typeof(SessionCache), typeof(CommonPasswords), typeof(PasswordLinks),
        typeof(OpenIdOptions), typeof(ServerKeys),
    ];

    public static void AddComposition(this IServiceCollection services)
    {
        services.AddSingleton<CompositionMetrics>();
        services.AddSingleton<GenerationEnd>();
        services.AddSingleton<Composer>();
        services.AddSingleton<StepLimits>();
        services.AddSingleton<Generations>();
        services.AddSingleton<GivenFromMemory>();
        PublicCache.Add(services, provider => provider.GetRequiredService<Generations>().Current?.Number, (provider, path) => provider.GetRequiredService<GivenFromMemory>().Count(path));
        services.AddSingleton<SwitchRecord>();
        services.AddSingleton<ModuleSwitch>();
        services.AddSingleton<FirstGeneration>();
        // A watcher that fails is logged as an error; the site goes on.
        services.Configure<HostOptions>(options => options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        services.AddHostedService<FrontLifetime>();
        services.AddHostedService<ModuleWatcher>();
        services.AddHostedService<Quarantine>();
    }

    public static void LendTo(this IServiceProvider front, IServiceCollection generation)
    {
        foreach (var type in Lent)
            generation.AddSingleton(type, front.GetRequiredService(type));
    }
}
