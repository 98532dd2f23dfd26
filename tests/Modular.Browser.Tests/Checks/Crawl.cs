using System.Diagnostics;
using Microsoft.Playwright;
using Modular.Testing;

namespace Modular.Browser.Tests.Checks;

/// <summary>
/// Follows all links of the site from one page to the next. Every address is fetched, so that no dead link is missed; of the pages that only differ
/// by their record or by their filters a few are opened in the browser.
/// </summary>
internal sealed class Crawl(IBrowserContext context, IReadOnlyList<SitePage> pages)
{
    private const int RecordsOfOnePage = 4;
    private const int QueriesOfOnePage = 3;

    /// <summary>Its markup is all Scalar's, so axe and the site's frame are not asked; the browser may complain of nothing. What it lists is on /api too, which is checked in full.</summary>
    private const string Explorer = "/openapi";

    private readonly Queue<Link> waiting = new();
    private readonly HashSet<string> seen = [];
    private readonly Dictionary<string, int> opened = [];

    public List<string> Findings { get; } = [];

    /// <summary>The pages that links lead to, by name.</summary>
    public HashSet<string> Met { get; } = [];

    /// <summary>One line for the log: how much was looked at.</summary>
    public string Summary { get; private set; } = "";

    public async Task FollowAsync(params string[] starts)
    {
        var watch = Stopwatch.StartNew();
        var check = await PageCheck.InAsync(context);
        var browsed = 0;
        foreach (var start in starts)
            Meet(start, "start");
        while (waiting.TryDequeue(out var link))
        {
            if (!await IsPageAsync(link) || !WithinBudget(link.Path))
                continue;
            var foreign = link.Path.StartsWith(Explorer, StringComparison.Ordinal);
            foreach (var finding in foreign ? await check.ListenAsync(link.Path, "Growth advisers") : await check.OpenAsync(link.Path))
                Findings.Add($"{link.Path} {finding}");
            browsed++;
            if (foreign)
                continue;
            foreach (var next in await check.LinksAsync())
                Meet(next, link.Path);
        }
        Summary = $"{seen.Count} addresses fetched, {browsed} pages opened, {watch.Elapsed.TotalSeconds:0} s";
    }

    private void Meet(string path, string on)
    {
        if (seen.Add(path))
            waiting.Enqueue(new Link(path, on));
    }

    private async Task<bool> IsPageAsync(Link link)
    {
        var response = await context.APIRequest.GetAsync(link.Path);
        Met.Add(NameOf(link.Path));
        if (!response.Ok)
            Findings.Add($"{link.On} links to {link.Path}, which answers with status {response.Status}");
        return response.Ok && response.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal);
    }

    private bool WithinBudget(string path)
    {
        var (key, budget) = path.Contains('?', StringComparison.Ordinal)
            ? (NameOf(path) + "?", QueriesOfOnePage)
            : (NameOf(path), RecordsOfOnePage);
        return (opened[key] = opened.GetValueOrDefault(key) + 1) <= budget;
    }

    private string NameOf(string path)
    {
        var address = path.Split('?')[0];
        return pages.FirstOrDefault(page => page.Answers(address))?.Name ?? address;
    }

    private sealed record Link(string Path, string On);
}
