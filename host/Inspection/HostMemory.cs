using Microsoft.Diagnostics.Runtime;
using Modular.Host.Modules.Loading;

namespace Modular.Host.Inspection;

/// <summary>A module's load context as seen from outside the process.</summary>
internal sealed record SeenContext(string Module, string Version, string Build, bool Released, bool Kept, bool Pinned, ulong Address);

/// <summary>The memory of a running host. The process stands still while this looks.</summary>
internal sealed class HostMemory : IDisposable
{
    private readonly DataTarget target;
    private readonly ClrRuntime runtime;
    private readonly Lazy<Holders> holders;

    private HostMemory(DataTarget target)
    {
        this.target = target;
        runtime = RuntimeOf(target.ClrVersions.FirstOrDefault() ?? throw new InvalidOperationException("it does not run .NET."));
        Contexts = Registered();
        holders = new Lazy<Holders>(() => new Holders(runtime, Allocators()));
    }

    public IReadOnlyList<SeenContext> Contexts { get; }

    public static HostMemory Of(int process)
    {
        var target = DataTarget.AttachToProcess(process, suspend: true);
        try
        {
            return new HostMemory(target);
        }
        catch (Exception)
        {
            target.Dispose();
            throw;
        }
    }

    /// <summary>The shortest way from a root to the context, one step a line; empty when nothing leads to it.</summary>
    public IReadOnlyList<string> HolderOf(SeenContext context) => holders.Value.Of(context.Address);

    public void Dispose()
    {
        runtime.Dispose();
        target.Dispose();
    }

    /// <summary>The library that reads a runtime's memory lies beside it and is its own; only its version is not always found, so that is not compared.</summary>
    private static ClrRuntime RuntimeOf(ClrInfo version)
    {
        var name = OperatingSystem.IsWindows() ? "mscordaccore.dll" : OperatingSystem.IsMacOS() ? "libmscordaccore.dylib" : "libmscordaccore.so";
        var beside = Path.Combine(Path.GetDirectoryName(version.ModuleInfo.FileName) ?? "", name);
        return File.Exists(beside) ? version.CreateRuntime(beside, ignoreMismatch: true) : version.CreateRuntime();
    }

    // Not an iterator: its fields would be structures of the library, which would then be loaded whenever somebody asks for all types of the host.
    /// <summary>What the host itself wrote down in <see cref="ModuleContexts" />.</summary>
    private List<SeenContext> Registered()
    {
        if (!runtime.Heap.CanWalkHeap)
            throw new InvalidOperationException("its memory is just being collected; try again.");
        var registry = runtime.Heap.EnumerateObjects().FirstOrDefault(found => found.Type?.Name == typeof(ModuleContexts).FullName);
        if (registry.IsNull)
            throw new InvalidOperationException("it is not a host of Modular.");
        var list = registry.ReadObjectField("contexts");
        var items = list.ReadObjectField("_items").AsArray();
        var seen = new List<SeenContext>();
        for (var index = 0; index < list.ReadField<int>("_size"); index++)
        {
            var item = items.GetObjectValue(index);
            var weak = item.ReadObjectField("context").ReadField<nuint>("_taggedHandle");
            // The lowest bits of the handle say what kind of reference it is.
            var address = weak == 0 ? 0 : target.DataReader.ReadPointer(weak & ~(nuint)3);
            if (address != 0)
                seen.Add(new SeenContext(Text(item, "Module"), Text(item, "Version"), Text(item, "Build"),
                    item.ReadValueTypeField("<ReleasedAt>k__BackingField").ReadField<bool>("hasValue"), item.ReadField<bool>("<Kept>k__BackingField"), item.ReadField<bool>("<Pinned>k__BackingField"), address));
        }
        return seen;
    }

    private static string Text(ClrObject item, string property) => item.ReadStringField($"<{property}>k__BackingField") ?? "";

    /// <summary>Of each collectible load context, the object that lives as long as anything of it is in use.</summary>
    private Dictionary<ulong, ulong> Allocators()
    {
        var found = new Dictionary<ulong, ulong>();
        foreach (var type in runtime.EnumerateModules().SelectMany(module => module.EnumerateTypeDefToMethodTableMap().Take(1))
            .Select(entry => runtime.GetTypeByMethodTable(entry.MethodTable)))
        {
            if (type is { LoaderAllocatorHandle: not 0 })
                found[type.AssemblyLoadContextAddress] = target.DataReader.ReadPointer(type.LoaderAllocatorHandle);
        }
        return found;
    }
}
