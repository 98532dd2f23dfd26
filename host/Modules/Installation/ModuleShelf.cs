using Modular.Host.Storage;

namespace Modular.Host.Modules.Installation;

/// <summary>
/// What the host runs: a copy of each module for each content that it had, never written to again. The installed folder may be replaced at any time, while
/// pages of the old version still fetch their styles and the last good version can come back.
/// </summary>
internal sealed class ModuleShelf(StorageOptions storage)
{
    private readonly string root = Path.Combine(storage.Path, "modules");

    /// <summary>Copies a module onto the shelf, unless it is there.</summary>
    /// <exception cref="IOException">Its files are being written at the moment.</exception>
    public ModuleFolder Keep(ModuleFolder found)
    {
        var kept = found with { Path = PathOf(found.Name, found.Version) };
        if (Directory.Exists(kept.Path))
            return kept;

        var draft = $"{kept.Path}.{Guid.NewGuid():N}.part";
        foreach (var file in Directory.EnumerateFiles(found.Path, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(draft, Path.GetRelativePath(found.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        if (ModuleFolder.VersionOf(draft) != found.Version)
        {
            Directory.Delete(draft, recursive: true);
            throw new IOException($"The files of {found.Name} were being written while they were read. They are read again once nobody writes to them.");
        }
        Directory.Move(draft, kept.Path);
        return kept;
    }

    /// <summary>A version that ran before; null when it is not here any more.</summary>
    public ModuleFolder? Find(string name, string version) =>
        Directory.Exists(PathOf(name, version)) ? new ModuleFolder(name, PathOf(name, version), version) : null;

    /// <summary>The styles and scripts of a module's version: those of an older one stay, for pages that readers still have open.</summary>
    public string AssetsOf(string name, string version) => Path.Combine(PathOf(name, version), "wwwroot");

    /// <summary>Forgets what nobody needs: half copies, and all but the newest versions and those in use.</summary>
    public void Tidy(IReadOnlyCollection<string> used, int keep)
    {
        if (!Directory.Exists(root))
            return;
        foreach (var module in Directory.EnumerateDirectories(root))
        {
            var versions = Directory.EnumerateDirectories(module).OrderByDescending(Directory.GetLastWriteTimeUtc).ToList();
            foreach (var old in versions.Where((path, index) => path.EndsWith(".part", StringComparison.Ordinal)
                || index >= keep && !used.Contains($"{Path.GetFileName(module)}@{Path.GetFileName(path)}")))
                Delete(old);
        }
    }

    /// <summary>Where files in use cannot be deleted, a folder that holds some cannot be renamed either, and nothing of it goes.</summary>
    private static void Delete(string version)
    {
        var part = version.EndsWith(".part", StringComparison.Ordinal) ? version : $"{version}.{Guid.NewGuid():N}.part";
        if (part != version)
            Directory.Move(version, part);
        Directory.Delete(part, recursive: true);
    }

    private string PathOf(string name, string version) => Path.Combine(root, name, version);
}
