using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Host.Composition;
using Modular.Host.Modules;
using Modular.Host.Storage;

namespace Modular.Host.Audit;

/// <summary>The command <c>audit verify</c>: proves every trail, beside a running host or without one, and says where something was tampered with.</summary>
internal static class AuditCommand
{
    private const int Sound = 0;
    private const int Tampered = 1;
    private const int CannotLook = 2;

    public static bool IsAsked(string[] args) => args is ["audit", ..];

    public static int Run(string[] args)
    {
        if (args is not [_, "verify", ..])
            return Give("Say what to do: “audit verify [--Storage:Path folder]”.");
        var builder = WebApplication.CreateSlimBuilder(FrontOptions.From(args[2..]));
        var storage = StorageOptions.From(builder.Configuration, builder.Environment.ContentRootPath);
        try
        {
            return RunAsync(storage).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            return Give($"The stores cannot be looked at: {exception.Message} Check the settings Storage:…, and run the command as the same user as the host.");
        }
    }

    private static async Task<int> RunAsync(StorageOptions storage)
    {
        using var databases = new StoreDatabases(storage);
        var (key, heads) = (new AuditKey(storage), new AuditHeads(storage));
        if (databases.IsSqlite && !File.Exists(databases.FileOf(StoreDatabases.HostStore)))
            return Give($"There are no stores in {storage.Path}. Say where they are with --Storage:Path.");
        if (key.Read() is null)
            return Give($"{key.Path} is missing. Without the key of the audit trail nothing can be proved; put it back from a backup.");
        var states = new ModuleStates(databases, new StoreChanges(TimeProvider.System), new AuditChain(key, heads, NullLogger<AuditChain>.Instance), TimeProvider.System);
        await states.ReadAsync(CancellationToken.None);
        return Report(await new AuditProof(databases, new AuditStores(databases, states, heads), heads, key).VerifyAsync(CancellationToken.None));
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
