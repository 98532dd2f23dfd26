using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Host.Composition.Hosting;
using Modular.Host.Modules;
using Modular.Host.Storage;

namespace Modular.Host.Audit;

/// <summary>
/// The commands <c>audit verify</c>, which proves every trail, beside a running host or without one, and says where something was tampered with; and
/// <c>audit accept</c>, by which somebody vouches for a store, while no host runs.
/// </summary>
internal static class AuditCommand
{
    private const int Sound = 0;
    private const int Tampered = 1;
    private const int CannotLook = 2;

    public static bool IsAsked(string[] args) => args is ["audit", ..];

    public static int Run(string[] args)
    {
        var accepted = args is [_, "accept", var store, ..] && !store.StartsWith('-') ? store : null;
        if (accepted is null && args is not [_, "verify", ..])
            return Give("Say what to do: “audit verify [--Storage:Path folder]” or “audit accept store [--Storage:Path folder]”.");
        var builder = WebApplication.CreateSlimBuilder(FrontOptions.From(args[(accepted is null ? 2 : 3)..]));
        var storage = StorageOptions.From(builder.Configuration, builder.Environment.ContentRootPath);
        try
        {
            return RunAsync(storage, accepted).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            return Give($"The stores cannot be looked at: {exception.Message} Check the settings Storage:…, and run the command as the same user as the host.");
        }
    }

    private static async Task<int> RunAsync(StorageOptions storage, string? accepted)
    {
        using var databases = new StoreDatabases(storage);
        var (key, heads) = (new AuditKey(storage), new AuditHeads(storage, NullLogger<AuditHeads>.Instance));
        if (databases.IsSqlite && !File.Exists(databases.FileOf(StoreDatabases.HostStore)))
            return Give($"There are no stores in {storage.Path}. Say where they are with --Storage:Path.");
        if (key.Read() is null)
            return Give($"{key.Path} is missing. Without the key of the audit trail nothing can be proved; put it back from a backup.");
        var chain = new AuditChain(key, heads, NullLogger<AuditChain>.Instance);
        var states = new ModuleStates(databases, new StoreChanges(TimeProvider.System), chain, TimeProvider.System);
        var stores = new AuditStores(databases, states);
        return accepted is not null ? await AcceptAsync(accepted, databases, stores, chain)
            : Report(await new AuditProof(databases, stores, heads, key).VerifyAsync(CancellationToken.None));
    }

    private static async Task<int> AcceptAsync(string store, StoreDatabases databases, AuditStores stores, AuditChain chain)
    {
        var known = store == StoreDatabases.HostStore || (await stores.RowsAsync(CancellationToken.None)).Any(row => (row.Value ?? row.Key) == store);
        if (!known || !await stores.ExistsAsync(store, CancellationToken.None))
            return Give($"There is no store {store}. “audit verify” names them.");
        await using var trail = new TrailStores.Trail(TrailStores.OptionsOf(databases, store).Options);
        var last = await chain.AcceptAsync(trail, store, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        Console.WriteLine($"{store} is trusted as it is, up to entry {last.Sequence}, which says so.");
        return Sound;
    }

    private static int Report(IReadOnlyList<StoreReport> reports)
    {
        foreach (var report in reports)
        {
            Console.WriteLine($"{report.Store}: {report.Checked} {(report.Checked == 1 ? "entry" : "entries")} checked{(report.Findings.Count == 0 ? ", all as they were written." : ".")}");
            foreach (var line in report.Findings.Concat(report.Notes))
                Console.WriteLine($"    {line}");
        }
        var tampered = reports.Count(report => report.Findings.Count > 0);
        Console.WriteLine(tampered == 0 ? "Nothing was altered or removed." : $"{tampered} of {reports.Count} trails were tampered with. What to do is said in host/docs/audit.md.");
        return tampered == 0 ? Sound : Tampered;
    }

    private static int Give(string advice)
    {
        Console.Error.WriteLine(advice);
        return CannotLook;
    }
}
