using System.Text.RegularExpressions;
using Modular.Host.Jobs;
using Modular.Host.Modules.Loading;
using Modular.Host.Work;
using Modular.Sdk;

namespace Modular.Host.Imports;

/// <summary>An import as its module describes it, read once for each generation, with the two kinds of work that it takes.</summary>
internal sealed partial record ImportKind(
    string Module, string Slug, string Programme, string Key, string Title, string Description, string Permission, IReadOnlyList<ImportColumn> Columns, string Link, Type Type,
    WorkKind Check, WorkKind Import) : IHasPermission
{
    public string Path => $"/imports/{Slug}/{Key}";

    public static ImportKind Of(IImport import, LoadedModule? module)
    {
        if (module is null)
            throw new FormatException("Only modules bring imports");
        if (!KeyPattern().IsMatch(import.Key))
            throw new FormatException($"Its key “{import.Key}” must have 1 to 50 small letters, digits and hyphens");
        if (import.Columns is not { Count: > 0 and <= CsvTable.MostColumns } columns || columns.Select(column => ColumnMatch.Plain(column.Name)).Distinct().Count() < columns.Count)
            throw new FormatException($"It must have 1 to {CsvTable.MostColumns} columns with different names");
        if (import.TimeLimit <= TimeSpan.Zero || import.TimeLimit > JobList.LongestRun)
            throw new FormatException("Its time limit must be more than nothing and at most a day");
        var kind = new ImportKind(module.Name, module.Slug, module.Instance.Info.Title, import.Key, import.Title, import.Description, import.Permission, columns, import.Link, import.GetType(), null!, null!);
        return kind with { Check = kind.WorkOf("check", "Check", import.TimeLimit, module, save: false), Import = kind.WorkOf("import", "Import", import.TimeLimit, module, save: true) };
    }

    // The slash keeps it apart from the keys of other work.
    private WorkKind WorkOf(string what, string words, TimeSpan limit, LoadedModule module, bool save) => new(
        Module, Programme, $"{what}/{Key}", $"{words}: {Title}", Permission, limit, module.Folder.Id, Type,
        (services, run, cancellation) => new ImportRun(this, services, run).RunAsync(save, cancellation));

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,49}$")]
    private static partial Regex KeyPattern();
}
