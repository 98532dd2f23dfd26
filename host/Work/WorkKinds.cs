using Modular.Host.Accounts.Access;
using Modular.Host.Composition;
using Modular.Host.Imports;
using Modular.Host.Jobs;
using Modular.Host.Modules.Contributions;
using Modular.Host.Modules.Faults;
using Modular.Host.Modules.Loading;
using Modular.Sdk;

namespace Modular.Host.Work;

/// <summary>
/// The kinds of background work of this generation, imports among them. Read when they are first asked for; one that cannot be read is a fault of its module and
/// takes nothing else with it.
/// </summary>
internal sealed partial class WorkKinds(
    ContributionTypes contributions, IServiceScopeFactory scopes, GenerationInfo generation, DeclaredPermissions declared, ModuleHealth health, ILogger<WorkKinds> logger)
{
    private readonly Lock gate = new();
    private Task<(IReadOnlyList<WorkKind>, IReadOnlyList<ImportKind>)>? reading;

    public async Task<IReadOnlyList<WorkKind>> AllAsync(CancellationToken cancellation) => (await ReadAsync(cancellation)).Kinds;

    public async Task<IReadOnlyList<ImportKind>> ImportsAsync(CancellationToken cancellation) => (await ReadAsync(cancellation)).Imports;

    public async Task<ImportKind?> ImportAsync(string slug, string key, CancellationToken cancellation) =>
        (await ImportsAsync(cancellation)).FirstOrDefault(import => import.Slug == slug && import.Key == key);

    private Task<(IReadOnlyList<WorkKind> Kinds, IReadOnlyList<ImportKind> Imports)> ReadAsync(CancellationToken cancellation)
    {
        lock (gate)
            reading ??= Task.Run(ReadAsync, CancellationToken.None);
        return reading.WaitAsync(cancellation);
    }

    private async Task<(IReadOnlyList<WorkKind>, IReadOnlyList<ImportKind>)> ReadAsync()
    {
        var kinds = new List<WorkKind>();
        var imports = new List<ImportKind>();
        foreach (var type in contributions.Of<IBackgroundWork>())
        {
            if (await TryAsync<IBackgroundWork, WorkKind>(type, WorkOf) is { } kind && IsNew(kind))
                kinds.Add(kind);
        }
        foreach (var type in contributions.Of<IImport>())
        {
            if (await TryAsync<IImport, ImportKind>(type, ImportKind.Of) is { } import && IsNew(import.Check) && IsNew(import.Import))
            {
                imports.Add(import);
                kinds.AddRange([import.Check, import.Import]);
            }
        }
        return (kinds, imports);

        bool IsNew(WorkKind kind)
        {
            if (kinds.FirstOrDefault(other => other.Module == kind.Module && other.Key == kind.Key) is not { } first)
                return true;
            Fail(kind.Type, $"Its key “{kind.Key}” is taken by {first.Type.Name}");
            return false;
        }
    }

    private async Task<TKind?> TryAsync<TContribution, TKind>(Type type, Func<TContribution, LoadedModule?, TKind> read) where TContribution : IContribution where TKind : class, IHasPermission
    {
        try
        {
            var kind = await Task.Run(async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                return read((TContribution)scope.ServiceProvider.GetRequiredService(type), generation.ModuleOf(type));
            }).WaitAsync(JobList.ReadLimit);
            return kind.Permission is { } permission && declared.Find(permission) is null
                ? throw new FormatException($"It needs the permission {permission}, which nobody declares")
                : kind;
        }
        catch (Exception exception)
        {
            Fail(type, exception is FormatException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}");
            return null;
        }
    }

    private static WorkKind WorkOf(IBackgroundWork work, LoadedModule? module)
    {
        if (work.Key is not { Length: > 0 and <= WorkRecord.KeyLength } key || key.Contains('/'))
            throw new FormatException($"Its key must have 1 to {WorkRecord.KeyLength} characters, and no slash");
        if (work.TimeLimit <= TimeSpan.Zero || work.TimeLimit > JobList.LongestRun)
            throw new FormatException("Its time limit must be more than nothing and at most a day");
        var type = work.GetType();
        return new WorkKind(module?.Name ?? "Host", module?.Instance.Info.Title ?? "Modular", key, work.Title, work.Permission, work.TimeLimit, module?.Folder.Id, type,
            async (services, run, cancellation) => new(await ((IBackgroundWork)services.GetRequiredService(type)).RunAsync(run, cancellation)
                ?? throw new InvalidOperationException("It returned no result"), Refused: false));
    }

    private void Fail(Type type, string reason)
    {
        var module = generation.ModuleOf(type);
        if (module is not null)
            health.Record(module.Folder.Id, type.Name, reason);
        LogBroken(module?.Name ?? "Host", type.Name, reason);
    }

    [LoggerMessage(LogLevel.Error, "{Module}: the background work {Type} cannot be started: {Reason}")]
    private partial void LogBroken(string module, string type, string reason);
}

/// <summary>What needs a permission.</summary>
internal interface IHasPermission
{
    string? Permission { get; }
}
