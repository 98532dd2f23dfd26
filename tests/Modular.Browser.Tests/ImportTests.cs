using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Modular.Browser.Tests.Browsing;
using Modular.Browser.Tests.Checks;
using Modular.Host.Composition;
using Modular.Host.Storage;
using Modular.Host.Work;
using Modular.Sdk;
using Modular.Testing;

namespace Modular.Browser.Tests;

/// <summary>A table is brought, mended and imported, with and without scripts; progress is shown and said.</summary>
[Collection(InBrowser.Name)]
public sealed class ImportTests(Browsers browsers)
{
    private const string Rows = "case;amount;kind;period;status;source\nexample-trade-waste;1;net;weekly;delivered;example\nno-such-case;2;net;a-year;delivered;example\n";
    private static readonly string? Folder = Environment.GetEnvironmentVariable("MODULAR_SCREENSHOTS");

    [BrowserFact]
    public async Task MoneyFacts_WithBadRows_AreToldApartOnPagesWithoutFindings()
    {
        await using var context = await browsers.AdministratorAsync();
        var check = await PageCheck.InAsync(context);
        var page = context.Pages[0];
        await page.GotoAsync("/workspace");
        await page.GetByRole(AriaRole.Link, new() { Name = "Import: Money facts" }).ClickAsync();
        await LooksWellAsync(check, page, "import-1-start");
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose a CSV file");
        await LooksWellAsync(check, page, "import-2-error");

        await UploadAsync(page);
        await LooksWellAsync(check, page, "import-3-match");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the file" }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-tag").First).ToHaveTextAsync("Done", new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = "See what is wrong with them" }).ClickAsync();
        await page.ShowsAsync("Rows to mend");
        await LooksWellAsync(check, page, "import-4-rejected");
        await page.GotoAsync("/work");
        await LooksWellAsync(check, page, "work-list");
    }

    [BrowserFact]
    public async Task MoneyFacts_WithoutScripts_AreImported()
    {
        await using var context = await browsers.ReaderAsync(scripts: false);
        var page = await context.NewPageAsync();
        await page.SignInAsync(ModularSite.AdministratorEmail);
        await page.GotoAsync("/imports/case-studies/money-facts");
        var facts = await context.APIRequest.GetAsync("/case-studies/money-facts.csv");
        await UploadAsync(page, await facts.BodyAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the file" }).ClickAsync();
        // The page refreshes itself until the check has ended.
        await page.GetByRole(AriaRole.Link, new() { Name = "Go on to the import" }).ClickAsync(new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import all rows" }).ClickAsync();
        await Assertions.Expect(page.GetByText("0 new, 0 changed")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator(".govuk-tag").First).ToHaveTextAsync("Done");
    }

    [BrowserFact]
    public async Task Progress_WithScripts_IsShownAndSaid()
    {
        await using var context = await browsers.AdministratorAsync();
        var check = await PageCheck.InAsync(context);
        var page = context.Pages[0];
        var ledger = browsers.Site.Services.GetRequiredService<WorkLedger>();
        var id = await RunningAsync(ledger);
        await page.GotoAsync($"/work/{id}");
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("value", "48");
        await LooksWellAsync(check, page, "work-running");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Board paper: 40 per cent done", new() { Timeout = 10_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cancel this work" })).ToBeVisibleAsync();

        Assert.True(await ledger.EndAsync(id, "a test", new WorkEnd(WorkState.Done, TimeProvider.System.GetUtcNow(), new WorkResult("The paper has 120 awards.", "/growth/awards", "Read the paper"), new WorkProgress(120, 120, "Saved"),
            [new WorkRow(2, WorkSeverity.Warning, "It has no amount. Enter one.") { Key = "Example lead" }]), default));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Board paper: Done. The paper has 120 awards.", new() { Timeout = 10_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Read the paper" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cancel this work" })).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See the report" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It has no amount. Enter one.")).ToBeVisibleAsync();
        await LooksWellAsync(check, page, "work-done");
    }

    private async Task<Guid> RunningAsync(WorkLedger ledger)
    {
        await using var scope = browsers.Site.Services.GetRequiredService<Generations>().Current!.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<HostStore>().Users.SingleAsync(account => account.Email == ModularSite.AdministratorEmail);
        var (id, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
        await ledger.AddAsync(new WorkRecord { Id = id, Module = "Growth", Key = "paper", Programme = "Growth advisers", Title = "Board paper", AccountId = account.Id, Who = "Administrator", Input = "", CreatedAt = now }, null, default);
        Assert.True(await ledger.RowOf(id).TakeAsync("a test", now, now.AddMinutes(5), default));
        await ledger.ReportAsync(id, "a test", new WorkProgress(48, 120, "Award 48: Poole"), default);
        return id;
    }

    private static async Task UploadAsync(IPage page, byte[]? file = null)
    {
        await page.GetByLabel("Your file").SetInputFilesAsync(new FilePayload { Name = "facts.csv", MimeType = "text/csv", Buffer = file ?? Encoding.UTF8.GetBytes(Rows) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await page.ShowsAsync("Match the columns");
    }

    private static async Task LooksWellAsync(PageCheck check, IPage page, string name)
    {
        if (Folder is { Length: > 0 })
            await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Folder, name + ".png") });
        var findings = await check.LookAsync();
        if (Folder is { Length: > 0 })
        {
            await page.ResizeAsync(Screen.Phone);
            await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Folder, name + "-phone.png") });
            await page.ResizeAsync(Screen.Desktop);
        }
        Assert.True(findings.Count == 0, $"{name}: {string.Join('\n', findings)}");
    }
}
