namespace Modular.Testing;

/// <summary>Folders with modules that a test may change.</summary>
public static class ModuleFolders
{
    public const string TestModule = "TestModule";
    private static readonly string[] Sources = [ModularSite.ModulesFolder, ModularSite.Metadata("TestModulesFolder")];

    public static IEnumerable<string> OfRepository => Directory.EnumerateDirectories(ModularSite.ModulesFolder).Select(path => Path.GetFileName(path)!);

    /// <summary>All modules of the repository and the test module.</summary>
    public static string CopyOfAll() => CopyOf([.. OfRepository, TestModule]);

    public static string CopyOf(params IEnumerable<string> modules)
    {
        var target = Directory.CreateTempSubdirectory("modular-modules-").FullName;
        foreach (var module in modules)
            Copy(Sources.Select(source => Path.Combine(source, module)).First(Directory.Exists), Path.Combine(target, module));
        return target;
    }

    /// <summary>Puts version 2 of the test module, which has a migration, into the place of version 1.</summary>
    public static void InstallNextInto(string modules) => Copy(ModularSite.Metadata("NextModulesFolder"), modules);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
