using Microsoft.Diagnostics.Runtime;
using Modular.Host.Composition.Hosting;
using Modular.Host.Storage;

namespace Modular.Host.Inspection;

/// <summary>
/// The command <c>diagnostics contexts</c>: which modules are in the memory of a running host, and what holds those that should have left.
/// It looks from outside, so the host keeps nothing for it but the file with its process id.
/// </summary>
internal static class DiagnosticsCommand
{
    private const int NonePinned = 0;
    private const int SomePinned = 1;
    private const int CannotLook = 2;

    /// <summary>What a process does in that very moment can hide how things hang together.</summary>
    private const int Tries = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static bool IsAsked(string[] args) => args is ["diagnostics", ..];

    public static int Run(string[] args)
    {
        if (args is not [_, "contexts", ..])
            return Give("Say what to look at: “diagnostics contexts [--pid N | --Storage:Path folder]”.");
        var builder = WebApplication.CreateSlimBuilder(FrontOptions.From(args[2..]));
        var storage = StorageOptions.From(builder.Configuration, builder.Environment.ContentRootPath);
        if ((builder.Configuration.GetValue<int?>("pid") ?? ProcessFile.Read(storage)) is not { } id)
            return Give($"No host is running on {storage.Path}. Start it, or say which with --pid or --Storage:Path.");
        try
        {
            var seen = Look(id);
            for (var tries = 1; tries < Tries && seen.Any(module => module.Context.Pinned && module.Holder.Count == 0); tries++)
            {
                // This command has nothing else to do; the process that is looked at needs the moment to finish what it was clearing.
                Thread.Sleep(Pause);
                seen = Look(id);
            }
            return Report(id, seen);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException or ClrDiagnosticsException)
        {
            return Give($"Process {id} cannot be looked at: {exception.Message} Check that it is a running host of this version, and run the command as the same "
                + "user; in a container it needs the capability SYS_PTRACE.");
        }
    }

    /// <summary>The process goes on as soon as everything has been read.</summary>
    private static List<(SeenContext Context, IReadOnlyList<string> Holder)> Look(int id)
    {
        using var memory = HostMemory.Of(id);
        return [.. memory.Contexts.Select(context => (context, context.Pinned ? memory.HolderOf(context) : []))];
    }

    private static int Report(int id, List<(SeenContext Context, IReadOnlyList<string> Holder)> seen)
    {
        var shown = new HashSet<string>();
        Console.WriteLine($"Modules in the memory of process {id}:");
        foreach (var (context, holder) in seen)
        {
            Console.WriteLine($"  {context.Module} {context.Version} ({context.Build}): {(context.Pinned ? "pinned" : context.Kept ? "kept" : context.Released ? "leaving" : "in use")}");
            if (!context.Pinned)
                continue;
            var lines = holder.Count == 0 ? ["nothing was found that holds it; look again in a moment"]
                : shown.Add(string.Join('\n', holder)) ? holder : ["held in the same way"];
            foreach (var line in lines)
                Console.WriteLine($"      {line}");
        }
        var pinned = seen.Count(module => module.Context.Pinned);
        Console.WriteLine(pinned == 0 ? "None is pinned." : $"{pinned} pinned. What to change in a module is said in host/docs/unloading.md.");
        return pinned == 0 ? NonePinned : SomePinned;
    }

    private static int Give(string advice)
    {
        Console.Error.WriteLine(advice);
        return CannotLook;
    }
}
