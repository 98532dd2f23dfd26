using Modular.Host.Composition;
using Modular.Host.Modules.Contributions;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>What the programmes that are switched on keep about a person. Unguarded: what is left out silently would be worse than an error.</summary>
internal sealed class ProgrammeData(ContributionTypes types, IServiceScopeFactory scopes, GenerationInfo generation, ChangeReason reason)
{
    public async Task<IReadOnlyList<ProgrammeExport>> ExportAsync(PersonWithData person, CancellationToken cancellation)
    {
        var all = new List<ProgrammeExport>();
        foreach (var type in types.Of<IPersonalData>())
        {
            await using var scope = scopes.CreateAsyncScope();
            var records = await ((IPersonalData)scope.ServiceProvider.GetRequiredService(type)).OfAsync(person, cancellation);
            all.AddRange(records.Select(record => new ProgrammeExport(TitleOf(type), record.Kind, record.At, record.Values)));
        }
        return all;
    }

    public async Task EraseAsync(PersonWithData person, CancellationToken cancellation)
    {
        foreach (var type in types.Of<IPersonalData>())
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ChangeReason>().Set(reason.Text);
            await ((IPersonalData)scope.ServiceProvider.GetRequiredService(type)).EraseAsync(person, cancellation);
        }
    }

    private string TitleOf(Type type) => generation.ModuleOf(type)?.Instance.Info.Title ?? "Modular";
}

internal sealed record ProgrammeExport(string Programme, string Kind, DateTimeOffset? At, IReadOnlyDictionary<string, string?> Values);
