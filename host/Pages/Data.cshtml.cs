using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Composition;
using Modular.Sdk;

namespace Modular.Host.Pages;

/// <summary>A table to download.</summary>
internal sealed record OpenTable(string Title, string Path, bool IsPublic);

/// <summary>The tables of one programme.</summary>
internal sealed record ProgrammeTables(string Programme, IReadOnlyList<OpenTable> Tables);

[Public]
internal sealed class DataModel(IEnumerable<IExport> exports, GenerationInfo generation, ICurrentUser user, ICouncilRegister register) : PageModel
{
    public string Attribution => register.Attribution;

    public IReadOnlyList<ProgrammeTables> Programmes { get; } =
    [
        .. exports.Where(export => export.Permission is null || user.Can(export.Permission))
            .GroupBy(export => generation.ModuleOf(export.GetType())?.Instance.Info.Title ?? "Modular", Table)
            .OrderBy(group => group.Key).Select(group => new ProgrammeTables(group.Key, [.. group.OrderBy(table => table.Title)])),
    ];

    private static OpenTable Table(IExport export) => new(export.Title, export.Path, export.Permission is null);
}
