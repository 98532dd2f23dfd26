using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using CaseLibrary.Finding;
using CaseLibrary.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseLibrary.Pages;

/// <summary>The newest cases as an Atom feed, narrowed by the same address as the list.</summary>
[Public]
internal sealed class FeedModel(CaseFinder finder, TimeProvider clock, CaseLibraryModule module) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var query = finder.Read(Request.Query) with { Sort = CaseSort.Newest, View = CaseView.List };
        var found = await finder.FindAsync(query, cancellation);
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
            new Atom10FeedFormatter(Feed(query, found)).WriteTo(xml);
        return File(buffer.ToArray(), "application/atom+xml; charset=utf-8");
    }

    private SyndicationFeed Feed(CaseQuery query, CaseResults found)
    {
        var self = Absolute(Of(query, found.Page));
        var feed = new SyndicationFeed(found.Cards.Select(Entry))
        {
            Id = Absolute(Of(query, 1)).ToString(),
            Title = new TextSyndicationContent(string.Join(": ", new[] { module.Info.Title, finder.InWords(query) }.Where(part => part.Length > 0))),
            Copyright = new TextSyndicationContent(Licence.Line),
            Description = new TextSyndicationContent(module.Info.Description),
            LastUpdatedTime = found.Cards.Select(card => card.Edited).DefaultIfEmpty(clock.GetUtcNow()).Max(),
            Language = "en-GB",
        };
        feed.Authors.Add(new SyndicationPerson { Name = "Modular" });
        feed.Links.Add(SyndicationLink.CreateSelfLink(self, "application/atom+xml"));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(Absolute(query.ToAddress()), "text/html"));
        feed.Links.Add(new SyndicationLink(new Uri(Licence.Address)) { RelationshipType = "license" });
        foreach (var (relation, page) in Pages(found))
            feed.Links.Add(new SyndicationLink(Absolute(Of(query, page))) { RelationshipType = relation, MediaType = "application/atom+xml" });
        return feed;
    }

    /// <summary>The other pages of the feed, as RFC 5005 names them: who follows them has all cases.</summary>
    private static IEnumerable<(string Relation, int Page)> Pages(CaseResults found)
    {
        yield return ("first", 1);
        if (found.Page > 1)
            yield return ("previous", found.Page - 1);
        if (found.Page < found.Pages)
            yield return ("next", found.Page + 1);
        yield return ("last", found.Pages);
    }

    private static string Of(CaseQuery query, int page)
    {
        var address = query.ToAddress("/case-studies/feed.atom");
        return page == 1 ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}p={page}";
    }

    private SyndicationItem Entry(CaseCard card)
    {
        var item = new SyndicationItem
        {
            Id = $"urn:uuid:{card.Row.Id}",
            Title = new TextSyndicationContent(card.Row.Title),
            Summary = new TextSyndicationContent(card.Summary),
            LastUpdatedTime = card.Edited,
        };
        if (card.Row.Published is { } day)
            item.PublishDate = new DateTimeOffset(day, default, TimeSpan.Zero);
        item.Links.Add(SyndicationLink.CreateAlternateLink(Absolute(card.Link), "text/html"));
        item.Categories.Add(new SyndicationCategory(card.Row.Kind.Key(), null, card.Row.Kind.Name()));
        return item;
    }

    private Uri Absolute(string path) => new($"{Request.Scheme}://{Request.Host}{Request.PathBase}{path}");
}
