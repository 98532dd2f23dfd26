using CaseLibrary.Data;
using CaseLibrary.Pages.Manage;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>Drafts of cases, for those who may write them. A case is signed off and published on the site, by a person who reads it.</summary>
internal sealed class DraftApi : IApi
{
    public void Map(RouteGroupBuilder api)
    {
        var drafts = api.MapGroup("/drafts").RequirePermission(CasePermissions.Edit);
        drafts.MapGet("/", ListAsync).WithName("ListDrafts").WithSummary("Drafts of case studies, oldest first");
        drafts.MapGet("/{id:guid}", OneAsync).WithName("GetDraft").WithSummary("One draft");
        drafts.MapPost("/", AddAsync).WithName("AddDraft").WithSummary("Write a new draft");
        drafts.MapPut("/{id:guid}", ChangeAsync).WithName("ChangeDraft").WithSummary("Change a draft");
    }

    private static async Task<Ok<Page<DraftAnswer>>> ListAsync([AsParameters] PageRequest page, CaseLibraryStore store, CancellationToken cancellation) =>
        TypedResults.Ok((await page.OfAsync(store.Drafts, cancellation)).Select(DraftAnswer.Of));

    private static async Task<Results<RecordAnswer<DraftAnswer>, ProblemHttpResult>> OneAsync(Guid id, CaseLibraryStore store, CancellationToken cancellation) =>
        await store.Drafts.SingleOrDefaultAsync(study => study.Id == id, cancellation) is { } draft
            ? new RecordAnswer<DraftAnswer>(DraftAnswer.Of(draft), draft.Version) : NotThere(id);

    private static async Task<Results<NewRecordAnswer<DraftAnswer>, ProblemHttpResult>> AddAsync(
        DraftInput input, CaseLibraryStore store, ICouncilRegister register, IMarkdown markdown, TimeProvider clock, CancellationToken cancellation)
    {
        var problems = new FieldProblems();
        var form = input.ToForm(problems);
        var check = new CaseFormCheck(store, register, clock.Today(), problems.Add);
        var councils = await check.CouncilsAsync(form, Guid.Empty, published: null, cancellation);
        if (problems.Any)
            return problems.Answer();
        var study = new CaseStudy { Slug = form.WantedSlug, Title = form.Title! };
        form.CopyTo(study, councils, markdown, clock.GetUtcNow());
        CaseWorkflow.BeginDraft(study, clock.GetUtcNow());
        store.Add(study);
        return await SavedAsync(study, check, problems, () => store.SaveChangesAsync(cancellation), cancellation)
            ?? (Results<NewRecordAnswer<DraftAnswer>, ProblemHttpResult>)new NewRecordAnswer<DraftAnswer>($"/api/case-studies/drafts/{study.Id}", DraftAnswer.Of(study), study.Version);
    }

    private static async Task<Results<RecordAnswer<DraftAnswer>, ProblemHttpResult>> ChangeAsync(
        Guid id, IfMatch match, DraftInput input, CaseLibraryStore store, ICouncilRegister register, IMarkdown markdown, TimeProvider clock, CancellationToken cancellation)
    {
        if (await store.WholeAsync(id, cancellation) is not { } study)
            return NotThere(id);
        if (!study.State.IsWithAuthor())
            return ApiProblem.Conflict($"The state of this case is “{study.State.Name()}”. Change it on the site, where it can be read before it is saved.");
        var problems = new FieldProblems();
        var form = input.ToForm(problems);
        // Who signed it off is no part of the API, and stays.
        (form.SignedOffBy, form.SignedOffRole) = (study.SignedOffBy, study.SignedOffRole);
        var check = new CaseFormCheck(store, register, clock.Today(), problems.Add);
        var councils = await check.CouncilsAsync(form, id, study.Published, cancellation);
        if (problems.Any)
            return problems.Answer();
        if (study.Published is null)
            study.Slug = form.WantedSlug;
        form.CopyTo(study, councils, markdown, clock.GetUtcNow());
        EditConflict? conflict = null;
        if (await SavedAsync(study, check, problems, async () => conflict = await store.SaveEditAsync(study, match.Version, cancellation), cancellation) is { } taken)
            return taken;
        return conflict is null ? new RecordAnswer<DraftAnswer>(DraftAnswer.Of(study), study.Version) : ApiProblem.Stale(conflict);
    }

    /// <summary>Somebody else may have taken the address since it was checked.</summary>
    private static async Task<ProblemHttpResult?> SavedAsync(CaseStudy study, CaseFormCheck check, FieldProblems problems, Func<Task> save, CancellationToken cancellation)
    {
        try
        {
            await save();
            return null;
        }
        catch (DbUpdateException)
        {
            await check.CheckSlugAsync(study.Slug, study.Id, cancellation);
            if (!problems.Any)
                throw;
            return problems.Answer();
        }
    }

    private static ProblemHttpResult NotThere(Guid id) => ApiProblem.NotFound($"No draft has the id {id}. /api/case-studies/drafts lists them all.");
}
