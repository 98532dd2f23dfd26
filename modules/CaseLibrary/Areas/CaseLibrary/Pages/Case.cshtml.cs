using CaseLibrary.Collections;
using CaseLibrary.Data;
using CaseLibrary.Reading;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages;

[Public]
internal sealed class CaseModel(CaseLibraryStore store, OpenCases cases, OpenCollections collections, CaseLibraryModule module, TimeProvider clock) : PageModel
{
    private const int MostRelated = 3;

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
        if (await cases.FindAsync(slug, cancellation) is not { } study)
            return await cases.NowAtAsync(slug, cancellation) is { } now ? LocalRedirectPermanent($"~/case-studies/{now}{Request.QueryString}") : NotFound();
        Study = study;
        Attachments = [.. (await store.AttachmentsOfAsync(study.Id, cancellation)).Where(attachment => !attachment.Removed)];
        Councils = cases.CouncilsOf(study);
        Related = await store.Cases.AsNoTracking()
            .Where(other => other.State == CaseState.Published && other.Id != study.Id && (other.Kind == study.Kind || other.Subtype == study.Subtype))
            .OrderBy(other => other.Subtype == study.Subtype ? 0 : 1).ThenBy(other => other.Example ? 1 : 0)
            .ThenByDescending(other => other.Published).ThenBy(other => other.Id)
            .Take(MostRelated).Select(other => new RelatedCase(other.Slug, other.Title, other.Example)).ToListAsync(cancellation);
        Reuses = await cases.ReusesAsync(study.Id, cancellation);
        Collections = await collections.OfAsync(study.Id, cancellation);
        return Page();
    }

    public Attachment? Lead => Attachments.FirstOrDefault(attachment => attachment.Lead);

    /// <summary>The whole address of the lead image; null when there is none.</summary>
    public string? Image => Lead is { } lead ? $"{Request.Scheme}://{Request.Host}{Request.PathBase}{lead.File.AddressIn(module)}" : null;

    public string Address => OpenCases.AddressOf(Study, Request);

    public string StructuredData => Reading.StructuredData.Of(Study, Councils, Address, Image);

    internal sealed record RelatedCase(string Slug, string Title, bool Example);
}
