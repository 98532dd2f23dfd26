namespace Modular.Testing;

/// <summary>A site with the modules of the repository and the test module beside them.</summary>
public class TestModuleSite : ModularSite
{
    private readonly string modules = CopyOfModules();

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Modules:Path", modules)];

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(modules))
            Directory.Delete(modules, recursive: true);
    }

    /// <summary>Puts version 2 of the test module, which has a migration, into the place of version 1.</summary>
    public void InstallNext() => InstallNextInto(modules);

    /// <inheritdoc cref="InstallNext" />
    public static void InstallNextInto(string modules)
    {
        var next = Metadata("NextModulesFolder");
        foreach (var file in Directory.EnumerateFiles(next, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(modules, Path.GetRelativePath(next, file)), overwrite: true);
    }

    /// <summary>A folder with all modules, the test module among them, that a test may change.</summary>
    public static string CopyOfModules()
    {
        var target = Directory.CreateTempSubdirectory("modular-modules-").FullName;
        foreach (var from in new[] { ModulesFolder, Metadata("TestModulesFolder") })
        {
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(target, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
        return target;
    }
}

/// <summary>The same behind a real server on a free port.</summary>
public class ListeningSite : TestModuleSite
{
    public ListeningSite()
    {
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    public override HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
}
