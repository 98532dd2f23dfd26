using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Storage;
using Modular.Host.Work;
using Modular.Sdk;

namespace Modular.Host.Imports;

/// <summary>Takes somebody's file through its steps: upload, match, check, import.</summary>
internal sealed class ImportDesk(WorkKinds kinds, HostStore store, WorkLedger files, WorkDesk works, Workbench workbench, CurrentUser user, TimeProvider clock)
{
    private Guid Account => Guid.TryParse(user.Id, out var account) ? account : throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Null for what is not there, and for what the person may not use.</summary>
    public async Task<ImportKind?> KindAsync(string slug, string key, CancellationToken cancellation) =>
        await kinds.ImportAsync(slug, key, cancellation) is { } kind && user.Can(kind.Permission) ? kind : null;

    /// <summary>What somebody may import, for the workspace.</summary>
    public async Task<IReadOnlyList<ImportKind>> OfferedAsync(CancellationToken cancellation) =>
        [.. (await kinds.ImportsAsync(cancellation)).Where(import => user.Can(import.Permission)).OrderBy(import => import.Title, StringComparer.CurrentCulture)];

    public async Task<Guid> UploadAsync(ImportKind kind, string name, byte[] content, CancellationToken cancellation)
    {
        var file = Workbench.FileOf(new WorkFile(name, content), clock.GetUtcNow());
        var import = new ImportRecord { Id = Guid.CreateVersion7(), Module = kind.Module, Key = kind.Key, AccountId = Account, FileId = file.Id, CreatedAt = clock.GetUtcNow() };
        store.AddRange(file, import);
        await store.SaveChangesAsync(cancellation);
        return import.Id;
    }

    /// <summary>Null for what is not there, and for what is somebody else's.</summary>
    public async Task<ImportRecord?> FindAsync(ImportKind kind, Guid id, CancellationToken cancellation)
    {
        var account = Account;
        return await store.Imports.FirstOrDefaultAsync(
            import => import.Id == id && import.AccountId == account && import.Module == kind.Module && import.Key == kind.Key, cancellation);
    }

    /// <summary>The file's name and what is in it; null when it is not kept any more.</summary>
    public async Task<(string Name, CsvTable Table)?> TableAsync(ImportRecord import, CancellationToken cancellation) =>
        await files.FileAsync(import.FileId, cancellation) is { } file && CsvTable.Read(file.Content.Span).Table is { } table ? (file.Name, table) : null;

    /// <summary>What was last done with the file; null when nothing was.</summary>
    public async Task<WorkRecord?> LastWorkAsync(ImportRecord import, CancellationToken cancellation) =>
        (import.ImportId ?? import.CheckId) is { } work ? await works.FindAsync(work, cancellation) : null;

    /// <returns>The check, to look at its progress.</returns>
    public async Task<Guid> CheckAsync(ImportKind kind, ImportRecord import, IReadOnlyDictionary<string, int> match, CancellationToken cancellation)
    {
        import.SetColumns(match);
        (import.CheckId, import.ImportId) = (Guid.CreateVersion7(), null);
        await store.SaveChangesAsync(cancellation);
        return await workbench.StartAsync(kind.Check, Input(import), null, null, cancellation, import.CheckId);
    }

    /// <returns>The import, to look at its progress: the one that somebody has asked for already, where the button was pressed twice.</returns>
    public async Task<Guid> ImportAsync(ImportKind kind, ImportRecord import, CancellationToken cancellation)
    {
        var work = Guid.CreateVersion7();
        var first = await store.Imports.Where(row => row.Id == import.Id && row.ImportId == null)
            .ExecuteUpdateAsync(row => row.SetProperty(to => to.ImportId, work), cancellation) > 0;
        if (first)
            return await workbench.StartAsync(kind.Import, Input(import), null, null, cancellation, work);
        return await store.Imports.Where(row => row.Id == import.Id).Select(row => row.ImportId).SingleAsync(cancellation) ?? work;
    }

    private static string Input(ImportRecord import) => JsonSerializer.Serialize(new ImportInput(import.Id), JsonSerializerOptions.Web);
}
