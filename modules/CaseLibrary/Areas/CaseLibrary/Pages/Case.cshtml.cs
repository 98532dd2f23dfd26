using CaseLibrary.Collections;
using CaseLibrary.Data;
using CaseLibrary.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages;

[Public]
internal sealed class CaseModel(CaseLibraryStore store, OpenCases cases, OpenCollections collections, CaseLibraryModule module, TimeProvider clock) : PageModel
{
    public CaseStudy Study { get; private set; } = null!;

    public IReadOnlyList<CouncilThenAndNow> Councils { get; private set; } = [];

    public IReadOnlyList<RelatedCase> Related { get; private set; } = [];

    public IReadOnlyList<Attachment> Attachments { get; private set; } = [];

    /// <summary>Names of councils that did the same, as far as editors have accepted it.</summary>
    public IReadOnlyList<string> Reuses { get; private set; } = [];

    /// <summary>The published collections that the case is in.</summary>
    public IReadOnlyList<ListedCollection> Collections { get; private set; } = [];

    public bool MayEdit => cases.MayEdit;

    public bool ReviewOverdue => Study.ReviewOverdue(clock.Today());

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        await using var connection = await OneConnection.OpenAsync(store, cancellation);
        if (await cases.FindAsync(slug, cancellation) is not { } study)
            return await cases.NowAtAsync(slug, cancellation) is { } now ? LocalRedirectPermanent($"~/case-studies/{now}{Request.QueryString}") : NotFound();
        await ReadAsync(study, cancellation);
        return Page();
    }

    private async Task ReadAsync(CaseStudy study, CancellationToken cancellation)
    {
        Study = study;
        Councils = cases.CouncilsOf(study);
        Related = await CaseQueries.OfSubtype(store, study.Id, study.Subtype).ToListAsync(cancellation);
        if (Related.Count < CaseQueries.MostRelated)
            Related = [.. Related, .. (await CaseQueries.OfKind(store, study.Id, study.Kind, study.Subtype).ToListAsync(cancellation)).Take(CaseQueries.MostRelated - Related.Count)];
        var extras = await CaseQueries.Extras(store, study.Id, cancellation);
        if (extras.Files)
            Attachments = [.. (await store.AttachmentsOfAsync(study.Id, cancellation)).Where(attachment => !attachment.Removed)];
        if (extras.Reuses)
            Reuses = await cases.ReusesAsync(study.Id, cancellation);
        if (extras.Collections)
            Collections = await collections.OfAsync(study.Id, cancellation);
    }

    public Attachment? Lead => Attachments.FirstOrDefault(attachment => attachment.Lead);

    /// <summary>The whole address of the lead image; null when there is none.</summary>
    public string? Image => Lead is { } lead ? $"{Request.Scheme}://{Request.Host}{Request.PathBase}{lead.File.AddressIn(module)}" : null;

    public string Address => OpenCases.AddressOf(Study, Request);

    public string StructuredData => Reading.StructuredData.Of(Study, Councils, Address, Image);
}
