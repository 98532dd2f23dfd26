using System.Security.Cryptography;
using System.Text;

namespace Modular.Host.Modules.Installation;

/// <summary>A module on the disk.</summary>
/// <param name="Name">Its name: the folder's, the assembly's and the store's.</param>
/// <param name="Path">Where its files are.</param>
/// <param name="Version">Made of what is in its files: the same files have the same version on every machine.</param>
internal sealed record ModuleFolder(string Name, string Path, string Version)
{
    private const int Letters = 16;

    public string AssemblyPath => AssemblyOf(Path, Name);

    /// <summary>Tells this very content of this module from every other.</summary>
    public string Id => $"{Name}@{Version}";

    /// <summary>The name of the module whose <see cref="Id" /> this is.</summary>
    public static string NameOf(string id) => id[..id.LastIndexOf('@')];

    public static string AssemblyOf(string path, string name) => System.IO.Path.Combine(path, name + ".dll");

    public static string VersionOf(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in FilesOf(path))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(System.IO.Path.GetRelativePath(path, file).Replace('\\', '/')));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Letters];
    }

    /// <summary>Changes whenever a file is written, at the price of looking at the folder only.</summary>
    public static string StampOf(string path) => string.Join('|', FilesOf(path).Select(file => new FileInfo(file))
        .Select(file => $"{file.FullName}:{(file.Exists ? file.Length : -1)}:{file.LastWriteTimeUtc.Ticks}"));

    private static IEnumerable<string> FilesOf(string path) =>
        Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
