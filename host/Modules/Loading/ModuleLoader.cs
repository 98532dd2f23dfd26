using System.Reflection;
using McMaster.NETCore.Plugins;
using Microsoft.Extensions.FileProviders;
using Modular.Host.Modules.Installation;
using Modular.Host.Modules.Loading.References;
using Modular.Sdk;
using Module = Modular.Sdk.Module;

namespace Modular.Host.Modules.Loading;

/// <summary>
/// Loads modules with DotNetCorePlugins, one context each, from the shelf, where nothing is ever written to again.
/// A module whose files have not changed keeps its context over generations. Whether a context is unloaded when nobody uses it any more is a setting: host/docs/unloading.md.
/// </summary>
internal sealed partial class ModuleLoader
{
    private readonly List<Lease> leases = [];
    private readonly Lock gate = new();
    private readonly ModuleReferences references = new();
    private readonly ModuleContexts contexts;
    private readonly bool unloads;
    private readonly ILogger<ModuleLoader> logger;

    public ModuleLoader(ModuleContexts contexts, IConfiguration configuration, ILogger<ModuleLoader> logger)
    {
        (this.contexts, unloads, this.logger) = (contexts, configuration.GetValue("Modules:Unload", false), logger);
        if (unloads && DispatchCache.Mend() is { } reason)
            LogNotMended(Environment.Version, reason);
    }

    /// <summary>Loads a module, or shares it with the generations that have it already. Each take is released once.</summary>
    public LoadedModule Take(ModuleFolder folder)
    {
        if (TryTake(folder) is { } known)
            return known;
        // Not under the lock: the module's own code runs here, and it may never come back.
        var loaded = Load(folder);
        lock (gate)
        {
            loaded.Takers++;
            leases.Add(loaded);
            return loaded.Module;
        }
    }

    /// <summary>A module that nobody has taken any more is unloaded, or kept.</summary>
    public void Release(IEnumerable<LoadedModule> modules)
    {
        var last = new List<Lease>();
        lock (gate)
        {
            foreach (var lease in modules.Select(module => leases.First(lease => lease.Module == module)).ToList())
            {
                if (--lease.Takers > 0)
                    continue;
                leases.Remove(lease);
                last.Add(lease);
            }
        }
        // Beside: the module may have asked to hear of its unloading, and its code there may throw or never end.
        foreach (var lease in last)
            _ = Task.Run(() => Leave(lease.Loader, lease.Module.Assembly, lease.Module.Name));
    }

    /// <summary>Nobody waits for this load any more: if it hangs, its context is one that should be gone.</summary>
    public void GivenUp(ModuleFolder folder)
    {
        lock (gate)
        {
            if (!leases.Exists(lease => lease.Module.Folder == folder))
                contexts.GivenUp(folder);
        }
    }

    private void Leave(PluginLoader loader, Assembly? assembly, string module)
    {
        if (!unloads)
        {
            contexts.Kept(assembly);
            return;
        }
        contexts.Released(assembly);
        try
        {
            loader.Dispose();
        }
        catch (Exception exception)
        {
            LogNotUnloaded(module, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private LoadedModule? TryTake(ModuleFolder folder)
    {
        lock (gate)
        {
            var lease = leases.FirstOrDefault(lease => lease.Module.Folder == folder);
            if (lease is not null)
                lease.Takers++;
            return lease?.Module;
        }
    }

    private Lease Load(ModuleFolder folder)
    {
        references.Check(folder);
        var loader = PluginLoader.CreateFromAssemblyFile(folder.AssemblyPath, config =>
        {
            config.PreferSharedTypes = true;
            // Code that can be unloaded is compiled once and never better, and its statics are slower: only where it is wanted.
            config.IsUnloadable = unloads;
            // What lies in the folder is the module's own, whatever the host keeps for itself under the same name.
            foreach (var path in Directory.EnumerateFiles(folder.Path, "*.dll"))
                config.PrivateAssemblies.Add(new AssemblyName(Path.GetFileNameWithoutExtension(path)));
        });
        Assembly? assembly = null;
        try
        {
            assembly = loader.LoadDefaultAssembly();
            contexts.Loaded(folder, assembly);
            return new Lease(loader, Create(folder, assembly));
        }
        catch (Exception)
        {
            Leave(loader, assembly, folder.Name);
            throw;
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
        $"/_modules/{slug}/{folder.Version}");

    [LoggerMessage(LogLevel.Warning, "Replaced modules may take the process down with .NET {Version}, unless it has mended that itself: {Reason}")]
    private partial void LogNotMended(Version version, string reason);

    [LoggerMessage(LogLevel.Error, "{Module} failed when it was unloaded: {Reason}")]
    private partial void LogNotUnloaded(string module, string reason);

    private sealed class Lease(PluginLoader loader, LoadedModule module)
    {
        public PluginLoader Loader { get; } = loader;

        public LoadedModule Module { get; } = module;

        public int Takers { get; set; }
    }
}
