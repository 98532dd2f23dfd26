using System.ServiceModel.Syndication;
using System.Xml;
using CaseLibrary.Finding;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseLibrary.Pages;

/// <summary>The newest cases as an Atom feed, narrowed by the same address as the list.</summary>
[Public]
internal sealed class FeedModel(CaseFinder finder, TimeProvider clock, CaseLibraryModule module) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var query = finder.Read(Request.Query) with { Sort = CaseSort.Newest };
        var found = await finder.FindAsync(query, cancellation);
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Indent = true }))
            new Atom10FeedFormatter(Feed(query, found)).WriteTo(xml);
        return File(buffer.ToArray(), "application/atom+xml; charset=utf-8");
    }

    private SyndicationFeed Feed(CaseQuery query, CaseResults found)
    {
        var self = Absolute(query.ToAddress("/case-studies/feed.atom"));
        var feed = new SyndicationFeed(found.Cards.Select(Entry))
        {
            Id = self.ToString(),
            Title = new TextSyndicationContent(module.Info.Title),
            Description = new TextSyndicationContent(module.Info.Description),
            LastUpdatedTime = found.Cards.Select(card => card.Edited).DefaultIfEmpty(clock.GetUtcNow()).Max(),
            Language = "en-GB",
        };
        feed.Authors.Add(new SyndicationPerson { Name = "Modular" });
        feed.Links.Add(SyndicationLink.CreateSelfLink(self, "application/atom+xml"));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(Absolute(query.ToAddress()), "text/html"));
        return feed;
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
