using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Audit;

internal static class AuditServices
{
    /// <summary>For the front: the key and what is remembered of the chains outlive generations.</summary>
    public static void AddAuditChain(this IServiceCollection services)
    {
        services.AddSingleton<AuditKey>();
        services.AddSingleton<AuditHeads>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<AuditStores>();
        services.AddSingleton<AuditProof>();
    }

    /// <summary>For a generation: the trail is written, read, checked and cleared.</summary>
    public static void AddAuditTrail(this IServiceCollection services)
    {
        services.AddScoped<ChangeReason>();
        services.AddScoped<HistoryWriters>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<IAudit, ModuleAudit>();
        services.AddScoped<TrailStores>();
        services.AddScoped<TrailReader>();
        services.AddScoped<Retention>();
        services.AddScoped<PersonTraces>();
        services.AddScoped<ProgrammeData>();
        services.AddScoped<PersonRecords>();
        services.AddScoped<PersonErasure>();
        services.AddScoped<IJob, AuditCheck>();
    }
}
