using System.ComponentModel.DataAnnotations;
using Growth.Contributions;
using Growth.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

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
        var award = await store.ForStepAsync(id, cancellation);
        Award = award!;
        return award is not null;
    }

    public void OnGet() => Version = Award.Version;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var typed = Typed?.Trim() ?? "";
        if (Step.Check(typed) is { } wrong)
            ModelState.AddModelError(nameof(Typed), wrong);
        if (!ModelState.IsValid)
            return Invalid();

        var (refusal, conflict) = await store.TakeAsync(Award, Step, typed, Version, cancellation);
        if (refusal is not null)
        {
            ModelState.AddModelError("", refusal);
            return Invalid();
        }
        if (conflict is null)
            return Done(Step.Done, $"/growth/awards/{Award.Id}");
        Version = conflict.Current ?? Version;
        store.ChangeTracker.Clear();
        return await ReadAsync(Award.Id, cancellation) ? Conflicted(conflict, nameof(Version)) : NotFound();
    }
}
