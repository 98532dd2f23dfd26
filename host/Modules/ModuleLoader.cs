using System.Reflection;
using McMaster.NETCore.Plugins;
using Microsoft.Extensions.FileProviders;
using Modular.Sdk;
using Module = Modular.Sdk.Module;

namespace Modular.Host.Modules;

/// <summary>
/// Loads modules with DotNetCorePlugins, one unloadable context each, from memory so that their files can be replaced.
/// A module whose files have not changed keeps its context over generations.
/// </summary>
internal sealed class ModuleLoader
{
    private readonly Dictionary<string, (PluginLoader Loader, LoadedModule Module)> loaded = [];
    private readonly Lock gate = new();

    public LoadedModule Load(ModuleFolder folder)
    {
        var key = $"{folder.Path}|{folder.Stamp}";
        lock (gate)
        {
            if (loaded.TryGetValue(key, out var kept))
                return kept.Module;
            var loader = PluginLoader.CreateFromAssemblyFile(folder.AssemblyPath, config =>
            {
                config.PreferSharedTypes = true;
                config.IsUnloadable = true;
                config.LoadInMemory = true;
            });
            try
            {
                var module = Create(folder, loader.LoadDefaultAssembly());
                loaded.Add(key, (loader, module));
                return module;
            }
            catch (Exception)
            {
                loader.Dispose();
                throw;
            }
        }
    }

    public void UnloadAllBut(IReadOnlyList<LoadedModule> inUse)
    {
        lock (gate)
        {
            foreach (var (key, entry) in loaded.Where(entry => !inUse.Contains(entry.Value.Module)).ToList())
            {
                loaded.Remove(key);
                entry.Loader.Dispose();
            }
        }
    }

    private static LoadedModule Create(ModuleFolder folder, Assembly assembly)
    {
        var types = assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Module)) && !type.IsAbstract).ToList();
        if (types is not [var type])
            throw new InvalidOperationException($"{folder.Name} has {types.Count} classes that derive from Modular.Sdk.Module; it needs exactly one.");
        var instance = (Module)Activator.CreateInstance(type)!;
        instance.Info = Describe(folder, assembly, instance.Slug);
        var module = new LoadedModule(folder, assembly, instance);
        ModuleRules.Check(module);
        return module;
    }

    private static ModuleInfo Describe(ModuleFolder folder, Assembly assembly, string slug) => new(
        folder.Name,
        assembly.GetCustomAttribute<AssemblyTitleAttribute>()?.Title ?? folder.Name,
        assembly.GetCustomAttribute<AssemblyDescriptionAttribute>()?.Description ?? "",
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0",
        new PhysicalFileProvider(folder.Path),
        $"/_modules/{slug}/{folder.Stamp}");
}
