using System.Reflection;

namespace Modular.Host.Modules;

/// <summary>The modules that are installed, found by their folders: <c>{folder}/{Name}/{Name}.dll</c>. Nothing is loaded to find them.</summary>
internal sealed class ModuleCatalogue(IConfiguration configuration)
{
    public string Root { get; } = configuration["Modules:Path"] ?? DefaultRoot();

    public IReadOnlyList<ModuleFolder> Folders => Directory.Exists(Root)
        ? [.. Directory.EnumerateDirectories(Root).Select(path => new ModuleFolder(Path.GetFileName(path), path))
            .Where(folder => File.Exists(folder.AssemblyPath)).OrderBy(folder => folder.Name, StringComparer.Ordinal)]
        : [];

    public ModuleFolder? Find(string name) => Folders.FirstOrDefault(folder => folder.Name == name);

    private static string DefaultRoot()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "modules");
        return Directory.Exists(published) ? published : typeof(ModuleCatalogue).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(metadata => metadata.Key == "ModulesFolder").Value!;
    }
}

/// <summary>One installed module.</summary>
internal sealed record ModuleFolder(string Name, string Path)
{
    public string AssemblyPath => System.IO.Path.Combine(Path, Name + ".dll");

    /// <summary>Changes when the module is built again.</summary>
    public string Stamp => $"{File.GetLastWriteTimeUtc(AssemblyPath).Ticks:x}-{new FileInfo(AssemblyPath).Length:x}";
}
