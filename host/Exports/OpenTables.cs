using System.Collections.Concurrent;
using Modular.Host.Composition;
using Modular.Host.Modules.Loading;
using Modular.Sdk;

namespace Modular.Host.Exports;

/// <summary>The tables that this generation's modules offer, as they said it when they were mapped: the page of open data asks no module.</summary>
internal sealed class OpenTables
{
    private readonly ConcurrentDictionary<string, OpenTable> byPath = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<OpenTable> All => byPath.Values;

    /// <exception cref="CompositionFault">Another table has the same address.</exception>
    public void Add(IExport export, LoadedModule module)
    {
        var table = new OpenTable(module.Instance.Info.Title, export.Title, export.Path, export.Permission, $"{module.Name} ({export.GetType().Name})");
        if (byPath.GetOrAdd(table.Path, table) is var first && first != table)
            throw new CompositionFault(CompositionStep.Map, module.Name, $"{first.Path} is exported by {first.By} and by {table.By}. Give each table an address of its own.");
    }
}

/// <summary>A table to download.</summary>
/// <param name="Programme">The title of the programme.</param>
/// <param name="Title">The table's name.</param>
/// <param name="Path">Its address, without the ending.</param>
/// <param name="Permission">Who may have it; null for everybody.</param>
/// <param name="By">Module and class that offer it.</param>
internal sealed record OpenTable(string Programme, string Title, string Path, string? Permission, string By);
