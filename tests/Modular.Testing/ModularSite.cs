using System.Data.Common;
using System.Reflection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Composition;
using Modular.Host.Storage;

namespace Modular.Testing;

/// <summary>
/// The real host with all its modules, on its own storage: SQLite files in a temporary folder, or a PostgreSQL database of its own in the test project
/// that says so. One for each test class, as a class fixture.
/// </summary>
public class ModularSite : WebApplicationFactory<Program>
{
    public const string AdministratorEmail = "administrator@example.org";
    public const string Password = "correct horse battery staple";

    private readonly string? database = TestStorage.CreateDatabase();

    /// <summary>A site with all modules of the repository.</summary>
    public ModularSite()
    {
    }

    /// <summary>A site with some modules only: each costs a start about two seconds of a processor. They lie in a folder that a test may change.</summary>
    protected ModularSite(params IEnumerable<string> modules) => OwnModules = ModuleFolders.CopyOf(modules);

    /// <summary>The site's own copies of modules; null when it has those of the repository.</summary>
    protected string? OwnModules { get; }

    /// <summary>The folder in which this site keeps everything.</summary>
    public string Storage { get; } = Directory.CreateTempSubdirectory("modular-").FullName;

    public static string RepoRoot { get; } = Metadata("RepoRoot");

    /// <summary>Settings on top of the ones that every test site has.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Settings => [];

    /// <summary>A reader who is not signed in. Redirects are not followed, so that a test can see them.</summary>
    public virtual HttpClient Client() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>The administrator, signed in through the sign-in page.</summary>
    public Task<HttpClient> SignedInAsync() => SignInAsync(AdministratorEmail);

    /// <summary>Somebody with an account and exactly these permissions, signed in.</summary>
    public async Task<HttpClient> SignedInWithAsync(params string[] permissions) => await SignInAsync(await NewAccountAsync(permissions));

    /// <summary>The same for the API, which takes changes that rest on the session only together with a page's token.</summary>
    public async Task<HttpClient> SignedInToApiAsync(params string[] permissions)
    {
        var client = await SignedInWithAsync(permissions);
        var token = (await client.PageAsync("/account")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        client.DefaultRequestHeaders.Add("RequestVerificationToken", token);
        return client;
    }

    /// <summary>The e-mail address of somebody new with exactly these permissions; the password is <see cref="Password" />.</summary>
    public async Task<string> NewAccountAsync(params string[] permissions)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        await using var scope = Services.GetRequiredService<Generations>().Current!.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { Id = Guid.CreateVersion7(), UserName = email, Email = email, DisplayName = "Reader" };
        Require(await accounts.CreateAsync(account, Password));
        foreach (var permission in permissions)
            Require(await accounts.AddClaimAsync(account, new(CurrentUser.PermissionClaim, permission)));
        return email;
    }

    /// <summary>An open connection to a module's store, on either database, past everything that guards it.</summary>
    public Task<DbConnection> StoreAsync(string module) => Services.GetRequiredService<StoreDatabases>().OpenAsync(module, CancellationToken.None);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(Path.Combine(RepoRoot, "host"));
        builder.UseSetting("Urls", "http://127.0.0.1:0");
        builder.UseSetting("Storage:Path", Storage);
        // All readers of a test site have the same address, and some tests read as fast as they can.
        builder.UseSetting("Limits:Api:Requests", "0");
        builder.UseSetting("Limits:PublicForm:Requests", "0");
        builder.UseSetting("Accounts:Administrator:Email", AdministratorEmail);
        builder.UseSetting("Accounts:Administrator:Password", Password);
        builder.UseSetting("Accounts:Mfa", "Nobody");
        if (database is not null)
        {
            builder.UseSetting("Storage:Provider", "PostgreSQL");
            builder.UseSetting("Storage:ConnectionString", database);
        }
        if (OwnModules is not null)
            builder.UseSetting("Modules:Path", OwnModules);
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !Directory.Exists(Storage))
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        DeleteStorage(tries: 5);
        if (OwnModules is not null)
            Directory.Delete(OwnModules, recursive: true);
        TestStorage.DropDatabase(database);
    }

    // A reader that was cut off by the stop may still close its file.
    private void DeleteStorage(int tries)
    {
        try
        {
            Directory.Delete(Storage, recursive: true);
        }
        catch (IOException) when (tries > 1)
        {
            Task.Delay(200).Wait();
            DeleteStorage(tries - 1);
        }
    }

    private async Task<HttpClient> SignInAsync(string email)
    {
        var client = Client();
        var response = await client.SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = email, ["Input.Password"] = Password });
        return (int)response.StatusCode == 302 ? client : throw new InvalidOperationException($"{email} could not sign in: status {(int)response.StatusCode}.");
    }

    public static string HostAssembly { get; } = Metadata("HostAssembly");

    public static string ModulesFolder { get; } = Metadata("ModulesFolder");

    public static string TroublemakerFolder { get; } = Metadata("TroublemakerFolder");

    internal static string Metadata(string key) =>
        typeof(ModularSite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == key).Value!;

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(error => error.Description)));
    }
}
