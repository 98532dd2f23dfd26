using System.Collections.Concurrent;
using System.Reflection;

namespace Modular.Host.Modules.Loading.References;

/// <summary>
/// What the host gives to every module, and what therefore no module may bring along: the shared frameworks, the SDK, Entity Framework and SQLite. Anything
/// else in the host's folder is its own affair. Read from the list with which the runtime was started; nothing is loaded.
/// </summary>
internal sealed class HostAssemblies
{
    /// <summary>Their types cross the border, or a private copy of them could never be unloaded. The SDK's build says the same as MOD001.</summary>
    private static readonly string[] Families = ["Modular.Sdk", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "SQLitePCLRaw"];

    private static readonly string[] Frameworks =
        [Path.GetDirectoryName(typeof(object).Assembly.Location)!, Path.GetDirectoryName(typeof(WebApplication).Assembly.Location)!];

    private readonly Dictionary<string, string> given = [];
    private readonly ConcurrentDictionary<string, Version> versions = [];

    public HostAssemblies()
    {
        foreach (var path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            // The host's folder may hold a later patch of a framework's assembly, which then takes its place.
            if (Frameworks.Any(folder => path.StartsWith(folder, StringComparison.Ordinal) || File.Exists(Path.Combine(folder, name + ".dll"))) || IsOfAFamily(name))
                given.TryAdd(name, path);
        }
    }

    /// <summary>Must a module share this assembly with the host?</summary>
    public bool Shares(string name) => given.ContainsKey(name) || IsOfAFamily(name);

    /// <summary>The version that modules get; null when the host does not give this assembly.</summary>
    public Version? VersionOf(string name) => PathOf(name) is { } path
        ? versions.GetOrAdd(name, static (_, file) => AssemblyName.GetAssemblyName(file).Version!, path) : null;

    public string? PathOf(string name) => given.GetValueOrDefault(name);

    private static bool IsOfAFamily(string name) => Families.Any(family =>
        name.StartsWith(family, StringComparison.OrdinalIgnoreCase) && (name.Length == family.Length || name[family.Length] == '.'));
}
