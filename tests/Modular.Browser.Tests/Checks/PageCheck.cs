using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Modular.Browser.Tests.Browsing;

namespace Modular.Browser.Tests.Checks;

/// <summary>Opens pages in one tab and says what is wrong with each, in words that lead to the place.</summary>
internal sealed class PageCheck
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
        Iframes = false,
    };

    private readonly IPage page;
    private readonly List<string> complaints = [];

    private PageCheck(IPage page) => this.page = page;

    public static async Task<PageCheck> InAsync(IBrowserContext context) => On(await context.NewPageAsync());

    /// <summary>Listens from now on to a tab that somebody else uses.</summary>
    public static PageCheck On(IPage page)
    {
        var check = new PageCheck(page);
        page.PageError += (_, error) => check.complaints.Add($"script error: {error}");
        page.Console += (_, message) =>
        {
            // Chromium also reports a page that answers with an error status, which is what the page's own status is checked for.
            var ownStatus = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
                && message.Location.StartsWith(page.Url + ":", StringComparison.Ordinal);
            if (message.Type is "error" or "warning" && !ownStatus)
                check.complaints.Add($"console: {message.Text}");
        };
        return check;
    }

    /// <summary>Where the tab is now, without the site's address.</summary>
    public string Path => new Uri(page.Url).PathAndQuery;

    /// <summary>Opens an address and checks the page there.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(string path, int status = 200)
    {
        complaints.Clear();
        var response = await page.GotoAsync(path);
        var findings = await LookAsync();
        return response?.Status == status ? findings : [$"answers with status {response?.Status}, not {status}", .. findings];
    }

    /// <summary>Opens a page whose markup is not ours, waits until it shows a text, and says what the browser complained of.</summary>
    public async Task<IReadOnlyList<string>> ListenAsync(string path, string text)
    {
        complaints.Clear();
        await page.GotoAsync(path);
        await page.GetByText(text).First.WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var heard = complaints.Distinct().ToList();
        complaints.Clear();
        return heard;
    }

    /// <summary>Checks the page that the tab shows, for pages that only an action leads to.</summary>
    public async Task<IReadOnlyList<string>> LookAsync()
    {
        var findings = new List<string>(await page.EvaluateAsync<string[]>(InPage.Frame));
        // The newer mode opens a tab of its own for each run, for the sake of frames from elsewhere; our pages have no frames.
#pragma warning disable CS0618
        var axe = await page.RunAxeLegacy(null, Rules);
#pragma warning restore CS0618
        findings.AddRange(axe.Violations.Select(Describe));
        await page.ResizeAsync(Screen.Phone);
        findings.AddRange(await page.EvaluateAsync<string[]>(InPage.Overflow));
        await page.ResizeAsync(Screen.Desktop);
        findings.AddRange(complaints);
        complaints.Clear();
        return findings;
    }

    /// <summary>The links to other pages and files of this site that the tab shows.</summary>
    public async Task<IReadOnlyList<string>> LinksAsync() => await page.EvaluateAsync<string[]>(InPage.Links);

    public IPage Page => page;

    private static string Describe(AxeResultItem violation) =>
        $"axe {violation.Id}: {violation.Help} – {string.Join("; ", violation.Nodes.Take(3).Select(node => $"{node.Target}: {Short(node.Html)}"))}"
        + (violation.Nodes.Length > 3 ? $" and {violation.Nodes.Length - 3} more" : "");

    private static string Short(string html) => html.Length > 160 ? html[..160] + "…" : html;
}
