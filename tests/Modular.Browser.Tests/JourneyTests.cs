using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Modular.Browser.Tests.Browsing;
using Modular.Browser.Tests.Checks;
using Modular.Host.Mail;

namespace Modular.Browser.Tests;

/// <summary>A case from somebody’s idea to the day on which its council says that it still holds, each in a browser of their own.</summary>
[Collection(InBrowser.Name)]
public sealed class JourneyTests(Browsers browsers)
{
    private const string Title = "Poole: example of a market under the old bridge";
    private const string Officer = "officer@example.org";
    private static readonly string? Folder = Environment.GetEnvironmentVariable("MODULAR_SCREENSHOTS");
    private int pictures;

    [BrowserFact]
    public async Task Case_FromProposalToReconfirmation()
    {
        await using var officer = await browsers.ReaderAsync();
        await using var editor = await browsers.PersonAsync("case-studies.edit", "case-studies.publish", "host.workspace");
        await ProposeAsync(await officer.NewPageAsync());

        var desk = await editor.NewPageAsync();
        await desk.GotoAsync("/case-studies/manage");
        await desk.FollowAsync("market under the old bridge");
        await desk.ShowsAsync("Poole: An example of a market under the old bridge");
        var record = desk.Url;
        await desk.TakeStepAsync("Start drafting");
        await WriteAsync(desk);
        await desk.TakeStepAsync("Submit for editing");
        await desk.TakeStepAsync("Take into editing");
        await SendToCouncilAsync(desk);
        await ApproveAsync(await officer.NewPageAsync());
        await desk.GotoAsync(record);
        await desk.TakeStepAsync("Publish");

        var address = await ReadAsync(await officer.NewPageAsync());

        // The day of the review is near: the task is there.
        await desk.GotoAsync("/workspace/tasks");
        await desk.FollowAsync("Not taken");
        await LookAsync(desk);
        await desk.FollowAsync(Title);
        await desk.TakeStepAsync("The council confirms that it still holds", "The officer wrote that the market still runs.");
        await Assertions.Expect(desk.GetByRole(AriaRole.Main)).ToContainTextAsync("Reconfirmed");
        await LookAsync(desk);
        var reader = await officer.NewPageAsync();
        await reader.GotoAsync(address);
        await Assertions.Expect(reader.GetByRole(AriaRole.Main)).ToContainTextAsync("The council last confirmed that it still holds on");
    }

    private async Task ProposeAsync(IPage page)
    {
        await page.GotoAsync("/case-studies");
        await page.FollowAsync("Share a case of your council");
        await page.GetByLabel("Your council").FillAsync("Poole");
        await page.GetByLabel("What it is, in one line").FillAsync("An example of a market under the old bridge");
        await page.GetByLabel("Trading services").CheckAsync();
        await page.GetByLabel("What you did").FillAsync("We let twelve stalls each Saturday.");
        await page.GetByLabel("What it earned, and how you know").FillAsync("£12,000 a year after costs, from the ledger.");
        await page.GetByLabel("Your name").FillAsync("Example Officer");
        await page.GetByLabel("Your role").FillAsync("Markets officer");
        await page.GetByLabel("E-mail address").FillAsync(Officer);
        await page.GetByLabel("You may ask us about this").CheckAsync();
        // Who is quicker than three seconds is taken for a program.
        await page.WaitForTimeoutAsync(3_000);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.ShowsAsync("Check your answers");
        await LookAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();
        await page.ShowsAsync("Thank you");
    }

    private async Task WriteAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync(Title);
        await page.GetByLabel("Summary").FillAsync("Twelve stalls under a bridge bring £12,000 a year. An example for a test.");
        await page.GetByLabel("Kind", new() { Exact = true }).SelectOptionAsync("Trading services");
        await page.GetByLabel("Councils").FillAsync("Poole");
        await page.GetByLabel("Since (optional)").FillAsync("2012");
        var due = TimeProvider.System.GetUtcNow().AddDays(20);
        await page.GetByLabel("Day").FillAsync($"{due.Day}");
        await page.GetByLabel("Month").FillAsync($"{due.Month}");
        await page.GetByLabel("Year", new() { Exact = true }).FillAsync($"{due.Year}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an amount" }).ClickAsync();
        await page.Locator("[name='Form.Money[0].Amount']").FillAsync("12000");
        await page.Locator("[name='Form.Money[0].PriceYear']").FillAsync("2013/14");
        await page.Locator("[name='Form.Money[0].Source']").FillAsync("The council’s ledger (example)");
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("## The challenge\n\nThe place was empty.\n\n## The approach\n\nStalls were let.\n\n## Results\n\nPeople came.\n\n## What did not work\n\nRain.");
        await LookAsync(page);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).Last.ClickAsync();
        await page.ShowsAsync(Title);
    }

    private async Task SendToCouncilAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Send to the council" }).ClickAsync();
        await page.Locator("#Recipient").FillAsync(Officer);
        await page.Locator("#RecipientName").FillAsync("Example Officer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the link" }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToBeVisibleAsync();
        await LookAsync(page);
    }

    private async Task ApproveAsync(IPage page)
    {
        await page.GotoAsync(await LinkAsync());
        await page.ShowsAsync("Check a case study");
        await page.GetByLabel("Your comment on “Results” (optional)").FillAsync("More than we had hoped.");
        await page.Locator("#Name").FillAsync("Example Officer");
        await page.Locator("#Role").FillAsync("Markets officer");
        await LookAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve for our council" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Thank you");
        await LookAsync(page);
    }

    private async Task<string> ReadAsync(IPage page)
    {
        await page.GotoAsync("/case-studies");
        await page.GetByLabel("Search case studies").FillAsync("markt under bridge");
        await page.GetByLabel("Search case studies").PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Article).First).ToContainTextAsync(Title);
        await page.FollowAsync(Title);
        await page.ShowsAsync(Title);
        var address = page.Url;
        await LookAsync(page);
        var taken = await page.RunAndWaitForDownloadAsync(() => page.FollowAsync("Word document"));
        Assert.EndsWith(".docx", taken.SuggestedFilename, StringComparison.Ordinal);
        await page.FollowAsync("Add to comparison");
        await page.GetByLabel("Find a case to add").FillAsync("solar farm");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await page.FollowAsync("Add");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(Title);
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Forest Heath");
        await LookAsync(page);
        return address;
    }

    /// <summary>What stands in the letter to the officer.</summary>
    private async Task<string> LinkAsync()
    {
        var letters = browsers.Site.Services.GetRequiredService<PickedUp>();
        for (var tries = 0; tries < 200; tries++)
        {
            if ((await letters.AllAsync(CancellationToken.None)).FirstOrDefault(letter => letter.To == Officer && letter.Text.Contains("/case-studies/fact-check?link=", StringComparison.Ordinal)) is { } letter)
                return new Uri(Regex.Match(letter.Text, @"http\S+/fact-check\?link=\S+").Value).PathAndQuery;
            await Task.Delay(50);
        }
        throw new InvalidOperationException("No letter with a link arrived.");
    }

    /// <summary>The page as it is: without findings at both widths.</summary>
    private async Task LookAsync(IPage page)
    {
        foreach (var (size, ending) in new[] { (Screen.Desktop, ""), (Screen.Phone, "-phone") })
        {
            await page.ResizeAsync(size);
            if (Folder is { Length: > 0 })
                await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Folder, $"journey-{pictures:00}{ending}.png") });
        }
        pictures++;
        await page.ResizeAsync(Screen.Desktop);
        Assert.Empty(await PageCheck.On(page).LookAsync());
    }
}
