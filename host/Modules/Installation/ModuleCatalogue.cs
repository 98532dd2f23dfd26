using System.Collections.Concurrent;
using System.Reflection;

namespace Modular.Host.Modules.Installation;

/// <summary>The modules that are installed, found by their folders: <c>{folder}/{Name}/{Name}.dll</c>. Nothing is loaded to find them.</summary>
internal sealed class ModuleCatalogue(IConfiguration configuration, IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, (string Stamp, ModuleFolder Folder)> known = new();

    public string Root { get; } = configuration["Modules:Path"] is { } path
        ? Path.GetFullPath(path, environment.ContentRootPath) : DefaultRoot();

    public IReadOnlyList<string> Names => Directory.Exists(Root)
        ? [.. Directory.EnumerateDirectories(Root).Select(path => Path.GetFileName(path))
            .Where(name => File.Exists(ModuleFolder.AssemblyOf(PathOf(name), name))).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The module as its files are now; null when there is none of that name.</summary>
    public ModuleFolder? Find(string name)
    {
        if (!Names.Contains(name))
            return null;
        var stamp = StampOf(name);
        if (known.TryGetValue(name, out var last) && last.Stamp == stamp)
            return last.Folder;
        var folder = new ModuleFolder(name, PathOf(name), ModuleFolder.VersionOf(PathOf(name)));
        known[name] = (stamp, folder);
        return folder;
    }

    public string StampOf(string name) => ModuleFolder.StampOf(PathOf(name));

    private string PathOf(string name) => Path.Combine(Root, name);

    private static string DefaultRoot()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "modules");
        return Directory.Exists(published) ? published : typeof(ModuleCatalogue).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(metadata => metadata.Key == "ModulesFolder").Value!;
    }
}
