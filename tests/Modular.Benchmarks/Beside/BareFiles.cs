using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Modular.BareSite;
using Modular.Testing;

namespace Modular.Benchmarks.Beside;

/// <summary>What the bare site prints: read from the pages of the site beside which it runs, so that both send the same.</summary>
internal static class BareFiles
{
    private const int PageSize = 20;

    public static async Task WriteAsync(string folder, HttpClient site, int cases)
    {
        var list = await site.GetStringAsync("/case-studies");
        var (titleBegins, titleEnds, headEnds, bodyBegins, bodyEnds) = Parts(list);
        var head = AfterScript(list);
        var (cards, afterCards) = (list.IndexOf("<article", StringComparison.Ordinal), After(list, "</article>", last: true));
        var frame = new Frame(list[..titleBegins], list[titleEnds..head], list[headEnds..bodyBegins], list[bodyEnds..], list[head..headEnds], list[bodyBegins..cards], list[afterCards..bodyEnds]);
        await File.WriteAllTextAsync(Path.Combine(folder, "frame.json"), JsonSerializer.Serialize(frame));

        await using var store = new BareStore(new DbContextOptionsBuilder<BareStore>().UseSqlite($"Data Source={Path.Combine(folder, "bare.db")}").Options);
        await store.Database.EnsureCreatedAsync();
        for (var page = 1; page <= (cases + PageSize - 1) / PageSize; page++)
            store.Cards.AddRange((await site.PageAsync($"/case-studies?p={page}")).QuerySelectorAll("article").Select(CardOf));
        await store.SaveChangesAsync();
        foreach (var (slug, title) in store.Cards.Select(card => new { card.Slug, card.Title }).AsEnumerable().Select(card => (card.Slug, card.Title)).ToList())
            store.Pages.Add(PageOf(slug, title, await site.GetStringAsync($"/case-studies/{slug}")));
        await store.SaveChangesAsync();
    }

    private static StoredPage PageOf(string slug, string title, string html)
    {
        var (_, _, headEnds, bodyBegins, bodyEnds) = Parts(html);
        return new StoredPage { Slug = slug, Title = title, Head = html[AfterScript(html)..headEnds], Html = html[bodyBegins..bodyEnds] };
    }

    private static Card CardOf(IElement card)
    {
        var (link, lines) = (card.QuerySelector("h3 a")!, card.QuerySelectorAll("p"));
        var (amount, last) = (lines[^1].QuerySelector("strong")?.TextContent, Text(lines[^1]));
        var evidence = last.IndexOf("Evidence: ", StringComparison.Ordinal);
        var end = last[(evidence + "Evidence: ".Length)..].Split(" · ");
        return new Card
        {
            Slug = link.GetAttribute("href")!.Split('/')[^1],
            Title = Text(link),
            Summary = Text(lines[1]),
            Kind = Text(card.QuerySelector(".govuk-tag")!),
            Councils = card.QuerySelector("span") is { } councils ? Text(councils) : "",
            Amount = amount,
            Label = amount is null ? null : last[amount.Length..evidence].Trim(),
            Evidence = end[0],
            Published = DateOnly.Parse(end[1], CultureInfo.GetCultureInfo("en-GB")),
        };
    }

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static (int TitleBegins, int TitleEnds, int HeadEnds, int BodyBegins, int BodyEnds) Parts(string html) =>
        (After(html, "<title>"), html.IndexOf("</title>", StringComparison.Ordinal), html.IndexOf("</head>", StringComparison.Ordinal), After(html, "</header>"), html.LastIndexOf("</main>", StringComparison.Ordinal));

    private static int AfterScript(string html) => html.IndexOf("</script>", html.IndexOf("site.js", StringComparison.Ordinal), StringComparison.Ordinal) + "</script>".Length;

    private static int After(string html, string mark, bool last = false) =>
        (last ? html.LastIndexOf(mark, StringComparison.Ordinal) : html.IndexOf(mark, StringComparison.Ordinal)) + mark.Length;
}
