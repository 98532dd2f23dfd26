using System.Globalization;
using System.Reflection;

namespace Modular.Host.Modules;

/// <summary>The modules that are installed, found by their folders: <c>{folder}/{Name}/{Name}.dll</c>. Nothing is loaded to find them.</summary>
internal sealed class ModuleCatalogue(IConfiguration configuration, IWebHostEnvironment environment)
{
    public string Root { get; } = configuration["Modules:Path"] is { } path
        ? System.IO.Path.GetFullPath(path, environment.ContentRootPath) : DefaultRoot();

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

    /// <summary>Changes when any file of the module does: part of the address of its static files.</summary>
    public string Version { get; } = Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
        .Select(file => File.GetLastWriteTimeUtc(file).Ticks).Max().ToString("x", CultureInfo.InvariantCulture);

    public string Stamp => $"{Path}|{Version}";
}
