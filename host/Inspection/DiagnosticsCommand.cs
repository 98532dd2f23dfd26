using Microsoft.Diagnostics.Runtime;
using Modular.Host.Composition;
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
            using var memory = HostMemory.Of(id);
            return Report(id, memory);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException or ClrDiagnosticsException)
        {
            return Give($"Process {id} cannot be looked at: {exception.Message} Check that it is a running host of this version, and run the command as the same "
                + "user; in a container it needs the capability SYS_PTRACE.");
        }
    }

    private static int Report(int id, HostMemory memory)
    {
        var pinned = 0;
        Console.WriteLine($"Modules in the memory of process {id}:");
        foreach (var context in memory.Contexts)
        {
            var holder = context.Released ? memory.HolderOf(context) : [];
            var state = !context.Released ? "in use" : holder.Count > 0 ? "pinned" : "leaving: nothing holds it, the next collection takes it";
            Console.WriteLine($"  {context.Module} {context.Version} ({context.Build}): {state}");
            foreach (var line in holder)
                Console.WriteLine($"      {line}");
            pinned += holder.Count > 0 ? 1 : 0;
        }
        Console.WriteLine(pinned == 0 ? "None is pinned." : $"{pinned} pinned. What to change in a module is said in host/docs/unloading.md.");
        return pinned == 0 ? NonePinned : SomePinned;
    }

    private static int Give(string advice)
    {
        Console.Error.WriteLine(advice);
        return CannotLook;
    }
}
