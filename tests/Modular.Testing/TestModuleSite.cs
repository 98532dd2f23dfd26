namespace Modular.Testing;

/// <summary>A site with the modules of the repository and the test module beside them.</summary>
public class TestModuleSite : ModularSite
{
    public TestModuleSite()
        : this(ModuleFolders.OfRepository)
    {
    }

    /// <summary>The test module with some of the others only.</summary>
    protected TestModuleSite(params IEnumerable<string> beside)
        : base([.. beside, ModuleFolders.TestModule])
    {
    }

    /// <summary>Puts version 2 of the test module, which has a migration, into the place of version 1.</summary>
    public void InstallNext() => ModuleFolders.InstallNextInto(OwnModules!);
}

/// <summary>The same behind a real server on a free port.</summary>
public class ListeningSite : TestModuleSite
{
    public ListeningSite() => Listen();

    protected ListeningSite(params IEnumerable<string> beside)
        : base(beside) => Listen();

    public Uri Address => ClientOptions.BaseAddress;

    public override HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    private void Listen()
    {
        UseKestrel(0);
        StartServer();
    }
}
