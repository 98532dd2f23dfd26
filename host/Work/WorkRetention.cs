using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Work;

/// <summary>Every night: what ended long ago, and what nobody could begin, is removed with its files and reports.</summary>
internal sealed class WorkRetention(HostStore store, TimeProvider clock) : IJob
{
    public const int DaysKept = 30;

    public string Key => "work";

    public string Title => "Background work";

    public string Description => $"Removes background work, its reports and uploaded files {DaysKept} days after they have ended.";

    public string Schedule => "45 3 * * *";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow().AddDays(-DaysKept);
        var removed = await store.Work.Where(work => work.EndedAt < before || work.EndedAt == null && work.Owner == null && work.CreatedAt < before)
            .ExecuteDeleteAsync(cancellation);
        await store.Imports.Where(import => import.CreatedAt < before).ExecuteDeleteAsync(cancellation);
        var files = await store.WorkFiles.Where(file => file.KeptSince < before
            && !store.Work.Any(work => work.FileId == file.Id) && !store.Imports.Any(import => import.FileId == file.Id)).ExecuteDeleteAsync(cancellation);
        return removed + files == 0 ? null : $"{removed} pieces of work and {files} files were removed";
    }
}
