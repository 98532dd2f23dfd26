using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Modular.Browser.Tests.Browsing;
using Modular.Host.Composition;
using Modular.Sdk;

namespace Modular.Browser.Tests.Attacks;

/// <summary>
/// Known attacks, written as Markdown and as HTML, through the site's renderer into a browser page that has no content security policy to fall back upon.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class MarkdownAttackTests(Browsers browsers)
{
    /// <summary>Hears whatever a script would do to show that it runs.</summary>
    private const string Listen = "() => { window.ran = []; for (const name of ['alert', 'confirm', 'prompt']) window[name] = words => { window.ran.push(`${name}(${words})`); }; }";

    /// <summary>What has run; and what would run at a click, a touch or a fault.</summary>
    private const string Look = """
        (() => {
            const found = [...window.ran];
            if (document.vulnerable) found.push('document.vulnerable');
            for (const element of document.querySelectorAll('body *')) {
                if (['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'BASE', 'META', 'LINK', 'STYLE', 'FORM', 'SVG', 'MATH'].includes(element.tagName.toUpperCase())) found.push(element.outerHTML);
                for (const { name, value } of element.attributes) {
                    const address = ['href', 'src', 'action', 'formaction', 'xlink:href', 'srcset', 'poster', 'data', 'background'].includes(name);
                    if (name.startsWith('on') || name === 'style' || address && /^(javascript|vbscript|data):/i.test(value.replace(/[\x00-\x20]/g, ''))) found.push(element.outerHTML);
                }
            }
            return found;
        })()
        """;

    private static readonly Dictionary<string, Func<string, string>> Ways = new()
    {
        ["as HTML"] = attack => attack,
        ["in a paragraph"] = attack => $"Text before {attack} and after",
        ["as a link"] = attack => $"[a link]({attack})",
        ["as a link in brackets"] = attack => $"[a link](<{attack}>)",
        ["as an image"] = attack => $"![an image]({attack} \"{attack}\")",
        ["as a reference"] = attack => $"[a link][one]\n\n[one]: {attack}",
        ["in a table"] = attack => $"| a | b |\n|---|---|\n| {attack} | {attack} |",
        ["in a callout"] = attack => $"> [!money]\n> {attack}",
        ["as a language"] = attack => $"```{attack}\ntext\n```",
        ["as an address in HTML"] = attack => $"<a href=\"{attack}\" onclick=\"{attack}\">a link</a><img src=\"{attack}\">",
    };

    private static IReadOnlyList<string> Attacks { get; } = [.. JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Attacks", "naughty-strings.json")))!
        .Where(text => text.Contains('<', StringComparison.Ordinal) || text.Contains("javascript", StringComparison.OrdinalIgnoreCase))];

    [BrowserFact]
    public async Task Attacks_AsTheyAre_RunInThisBrowser()
    {
        await using var context = await browsers.ReaderAsync();
        var page = await context.NewPageAsync();
        var worked = 0;
        foreach (var attack in Attacks)
            worked += (await ShowAsync(page, attack)).Count > 0 ? 1 : 0;
        Assert.True(worked > 100, $"Only {worked} of {Attacks.Count} did anything: the test would not notice an attack.");
    }

    [BrowserFact]
    public async Task Attacks_ThroughTheRenderer_DoNothing()
    {
        var markdown = browsers.Site.Services.GetRequiredService<Generations>().Current!.Services.GetRequiredService<IMarkdown>();
        await using var context = await browsers.ReaderAsync();
        var page = await context.NewPageAsync();
        var found = new List<string>();
        foreach (var (way, write) in Ways)
        {
            var html = string.Join('\n', Attacks.Select(attack => $"<div>{TextOf(markdown.ToHtml(write(attack)))}</div>"));
            found.AddRange((await ShowAsync(page, html)).Select(finding => $"{way}: {finding}"));
        }
        Assert.Empty(found);
    }

    /// <summary>A new page each time: nothing that ran before is heard.</summary>
    private static async Task<IReadOnlyList<string>> ShowAsync(IPage page, string html)
    {
        await page.GotoAsync("about:blank");
        await page.EvaluateAsync(Listen);
        await page.SetContentAsync($"<!DOCTYPE html><html lang=\"en\"><body>{html}</body></html>", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        return await page.EvaluateAsync<string[]>(Look);
    }

    private static string TextOf(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
