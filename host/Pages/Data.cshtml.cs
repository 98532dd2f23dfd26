using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Exports;
using Modular.Sdk;

namespace Modular.Host.Pages;

/// <summary>The tables of one programme.</summary>
internal sealed record ProgrammeTables(string Programme, IReadOnlyList<OpenTable> Tables);

[Public]
internal sealed class DataModel(OpenTables tables, ICurrentUser user, ICouncilRegister register) : PageModel
{
    public string Attribution => register.Attribution;

    public IReadOnlyList<ProgrammeTables> Programmes { get; } =
    [
        .. tables.All.Where(table => table.Permission is null || user.Can(table.Permission)).GroupBy(table => table.Programme)
            .OrderBy(group => group.Key).Select(group => new ProgrammeTables(group.Key, [.. group.OrderBy(table => table.Title)])),
    ];
}
