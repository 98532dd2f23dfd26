namespace Modular.Testing;

/// <summary>A site with the modules of the repository and the test module beside them.</summary>
public class TestModuleSite : ModularSite
{
    private readonly string modules = Directory.CreateTempSubdirectory("modular-modules-").FullName;

    public TestModuleSite()
    {
        CopyFolders(Metadata("ModulesFolder"));
        CopyFolders(Metadata("TestModulesFolder"));
    }

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Modules:Path", modules)];

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(modules))
            Directory.Delete(modules, recursive: true);
    }

    private void CopyFolders(string from)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(modules, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
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
