using Microsoft.Playwright;
using Modular.Testing;

namespace Modular.Browser.Tests.Browsing;

/// <summary>One site and one Chromium for all tests of this project, which therefore run one after the other.</summary>
public sealed class Browsers : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? chromium;
    private string? administrator;

    public BrowserSite Site { get; } = new();

    public async Task InitializeAsync()
    {
        if (Chromium.SkipReason is not null)
            return;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = await Playwright.CreateAsync();
        chromium = await Chromium.LaunchAsync(playwright);
        Site.StartServer();
    }

    public async Task DisposeAsync()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
        playwright?.Dispose();
        await Site.DisposeAsync();
    }

    /// <summary>A reader who is not signed in.</summary>
    public Task<IBrowserContext> ReaderAsync(bool scripts = true) => NewAsync(scripts, null);

    /// <summary>The administrator. Signed in once for all tests.</summary>
    public async Task<IBrowserContext> AdministratorAsync() => await NewAsync(true, administrator ??= await SignInAsync(ModularSite.AdministratorEmail));

    /// <summary>Somebody with an account and exactly these permissions.</summary>
    public async Task<IBrowserContext> PersonAsync(params string[] permissions) =>
        await NewAsync(true, await SignInAsync(await Site.NewAccountAsync(permissions)));

    private async Task<string> SignInAsync(string email)
    {
        await using var context = await ReaderAsync();
        var page = await context.NewPageAsync();
        await page.SignInAsync(email);
        return await context.StorageStateAsync();
    }

    private async Task<IBrowserContext> NewAsync(bool scripts, string? state)
    {
        var context = await chromium!.NewContextAsync(new()
        {
            BaseURL = Site.Address,
            JavaScriptEnabled = scripts,
            Locale = "en-GB",
            StorageState = state,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = Screen.Desktop,
        });
        context.SetDefaultTimeout(15_000);
        return context;
    }
}

/// <summary>The tests that share one browser.</summary>
[CollectionDefinition(Name)]
public sealed class InBrowser : ICollectionFixture<Browsers>
{
    public const string Name = "In a browser";
}
