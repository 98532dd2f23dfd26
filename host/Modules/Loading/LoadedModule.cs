using System.Reflection;
using Modular.Host.Modules.Installation;
using Modular.Sdk;
using Module = Modular.Sdk.Module;

namespace Modular.Host.Modules.Loading;

/// <summary>A module in memory: its assembly, its one instance of <see cref="Module"/>, and what is known of it.</summary>
internal sealed class LoadedModule
{
    private string? slug;

    public LoadedModule(ModuleFolder folder, Assembly assembly, Module instance)
    {
        (Folder, Assembly, Instance) = (folder, assembly, instance);
        StoreType = Single(typeof(StoreContext), "stores");
    }

    public ModuleFolder Folder { get; }

    public Assembly Assembly { get; }

    public Module Instance { get; }

    public string Name => Folder.Name;

    /// <summary>Asked for several times in each request; the module may work it out anew each time.</summary>
    public string Slug => slug ??= Instance.Slug;

    /// <summary>The name of the store that it works with: its own name, until an upgrade has moved the data into a copy.</summary>
    public string Store { get; set; } = "";

    /// <summary>The class of the module's store; null when it keeps no data.</summary>
    public Type? StoreType { get; }

    private Type? Single(Type baseType, string what)
    {
        var found = Assembly.GetTypes().Where(type => type.IsSubclassOf(baseType) && !type.IsAbstract).ToList();
        return found.Count <= 1 ? found.FirstOrDefault() : throw new InvalidOperationException(
            $"{Name} has {found.Count} {what} ({string.Join(", ", found.Select(type => type.Name))}); a module has at most one.");
    }
}
