using Modular.Browser.Tests.Browsing;

namespace Modular.Browser.Tests.Checks;

/// <summary>A page with one fault of each kind, so that a check that finds nothing any more is noticed.</summary>
[Collection(InBrowser.Name)]
public sealed class PageCheckTests(Browsers browsers)
{
    private const string Faulty = """
        <!DOCTYPE html><html><head><title>Faulty</title></head><body>
        <main><h1>One</h1><h1>Two</h1>
        <img src="/icon.svg"><div id="wide">wide</div>
        <button onclick="alert(1)">Inline script</button></main></body></html>
        """;

    [BrowserFact]
    public async Task Look_FaultyPage_NamesEachFault()
    {
        await using var context = await browsers.ReaderAsync();
        await context.RouteAsync("**/faulty", async route =>
        {
            // Under the site's own headers: what is inline must be refused.
            var real = await route.FetchAsync(new() { Url = browsers.Site.Address + "/" });
            await route.FulfillAsync(new() { Response = real, Body = Faulty });
        });
        var check = await PageCheck.InAsync(context);
        await check.Page.GotoAsync("/faulty");
        await check.Page.EvaluateAsync("document.getElementById('wide').style.width = '400px'; console.error('complaint')");

        var findings = await check.LookAsync();

        string[] expected = ["has 2 h1", "the title “Faulty”", "the language “”", "axe image-alt", "px wide", "id=\"wide\"", "complaint", "inline"];
        var all = string.Join('\n', findings);
        Assert.All(expected, words => Assert.Contains(words, all, StringComparison.OrdinalIgnoreCase));
    }
}
