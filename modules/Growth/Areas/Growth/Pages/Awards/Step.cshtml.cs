using System.ComponentModel.DataAnnotations;
using Growth.Contributions;
using Growth.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Growth.Pages.Awards;

[Permission(GrowthPermissions.Edit)]
internal sealed class StepModel(GrowthStore store) : FormPage
{
    public Award Award { get; private set; } = null!;

    public AwardStep Step { get; private set; } = null!;

    [BindProperty]
    [StringLength(Data.Award.ReasonLength)]
    public string? Typed { get; set; }

    [BindProperty]
    public Guid Version { get; set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var step = AwardStep.All.FirstOrDefault(step => step.Name == (string?)RouteData.Values["step"]);
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (step is null || !await ReadAsync(id, HttpContext.RequestAborted))
        {
            context.Result = NotFound();
            return;
        }
        Step = step;
        await next();
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken cancellation)
    {
        var award = await store.Awards.Include(award => award.Application).ThenInclude(application => application!.Awards)
            .SingleOrDefaultAsync(award => award.Id == id, cancellation);
        Award = award!;
        return award is not null;
    }

    public void OnGet() => Version = Award.Version;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var typed = Typed?.Trim() ?? "";
        if (Step.Asks is { } asked && typed.Length == 0)
            ModelState.AddModelError(nameof(Typed), $"Enter the {asked.ToLowerInvariant()}");
        else if (Step.Asks is { } longer && typed.Length > Step.Longest)
            ModelState.AddModelError(nameof(Typed), $"{longer} must be {Step.Longest} characters or fewer");
        else if ((await RowTakenAsync(cancellation) ?? Step.Take(Award, typed)) is { } refusal)
            ModelState.AddModelError("", refusal);
        if (!ModelState.IsValid)
            return Invalid();

        try
        {
            if (await store.SaveEditAsync(Award, Version, cancellation) is not { } conflict)
                return Done(Step.Done, $"/growth/awards/{Award.Id}");
            Version = conflict.Current ?? Version;
            store.ChangeTracker.Clear();
            return await ReadAsync(Award.Id, cancellation) ? Conflicted(conflict, nameof(Version)) : NotFound();
        }
        catch (DbUpdateException)
        {
            // Somebody else may have given the award's row or application to another one since it was read.
            store.ChangeTracker.Clear();
            if (!await ReadAsync(Award.Id, cancellation) || (await RowTakenAsync(cancellation) ?? Step.Take(Award, typed)) is not { } now)
                throw;
            ModelState.AddModelError("", now);
            return Invalid();
        }
    }

    private async Task<string?> RowTakenAsync(CancellationToken cancellation) =>
        Step.Name == "reinstate" && Award.Row is not null && await store.Awards.Place(Award.RoundId, Award.Row).AnyAsync(other => other.Id != Award.Id, cancellation)
            ? $"Row {Award.Row} of this round is another award now, so this one cannot be reinstated."
            : null;
}
