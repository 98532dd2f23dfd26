using System.Text.Json;
using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages;

[Public]
internal sealed class CaseModel(CaseLibraryStore store, ICouncilRegister register, ICurrentUser user, TimeProvider clock) : PageModel
{
    private const int MostRelated = 3;

    public CaseStudy Study { get; private set; } = null!;

    public IReadOnlyList<CouncilThenAndNow> Councils { get; private set; } = [];

    public IReadOnlyList<RelatedCase> Related { get; private set; } = [];

    public IReadOnlyList<Attachment> Attachments { get; private set; } = [];

    public bool MayEdit => user.Can(CasePermissions.Edit);

    public bool ReviewOverdue => Study.ReviewOverdue(clock.Today());

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        var study = await store.ReadAsync(slug, cancellation);
        if (study is null || (!study.State.IsOpen() && !MayEdit))
            return NotFound();
        Study = study;
        Attachments = [.. (await store.AttachmentsOfAsync(study.Id, cancellation)).Where(attachment => !attachment.Removed)];
        var today = clock.Today();
        Councils = [.. study.Councils.Select(row => register.Find(row.Council)).OfType<Council>().OrderBy(council => council.Name)
            .Select(council => new CouncilThenAndNow(council, register.SuccessorsAsAt(council.Code, today)))];
        Related = await store.Cases.AsNoTracking()
            .Where(other => other.State == CaseState.Published && other.Id != study.Id && (other.Kind == study.Kind || other.Subtype == study.Subtype))
            .OrderBy(other => other.Subtype == study.Subtype ? 0 : 1).ThenBy(other => other.Example ? 1 : 0)
            .ThenByDescending(other => other.Published).ThenBy(other => other.Id)
            .Take(MostRelated).Select(other => new RelatedCase(other.Slug, other.Title, other.Example)).ToListAsync(cancellation);
        return Page();
    }

    /// <summary>The case for search engines; the serialiser escapes what could end the element.</summary>
    public string StructuredData => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Article",
        ["headline"] = Study.Title,
        ["abstract"] = Study.Summary,
        ["articleSection"] = Study.Kind.Name(),
        ["keywords"] = Study.Subtype,
        ["inLanguage"] = "en-GB",
        ["datePublished"] = Study.Published,
        ["dateModified"] = Study.Edited,
        ["url"] = Address,
        ["about"] = Councils.Select(council => new Dictionary<string, string>
        {
            ["@type"] = "GovernmentOrganization",
            ["name"] = council.Then.OfficialName,
        }),
    });

    public string Address => $"{Request.Scheme}://{Request.Host}{Request.PathBase}/case-studies/{Study.Slug}";

    internal sealed record RelatedCase(string Slug, string Title, bool Example);
}
