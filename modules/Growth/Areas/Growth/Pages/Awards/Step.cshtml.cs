using System.ComponentModel.DataAnnotations;
using Growth.Contributions;
using Growth.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Growth.Areas.Growth.Pages.Awards;

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
        var award = await store.Awards.SingleOrDefaultAsync(award => award.Id == id, HttpContext.RequestAborted);
        if (step is null || award is null)
        {
            context.Result = NotFound();
            return;
        }
        (Step, Award) = (step, award);
        await next();
    }

    public void OnGet() => Version = Award.Version;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var typed = Typed?.Trim() ?? "";
        if (Step.Asks is { } asked && typed.Length == 0)
            ModelState.AddModelError(nameof(Typed), $"Enter the {asked.ToLowerInvariant()}");
        else if (Step.Asks is { } longer && typed.Length > Step.Longest)
            ModelState.AddModelError(nameof(Typed), $"{longer} must be {Step.Longest} characters or fewer");
        else if ((Step.Take(Award, typed) ?? await AnswerAsync(cancellation)) is { } refusal)
            ModelState.AddModelError("", refusal);
        if (!ModelState.IsValid)
            return Invalid();

        if (await store.SaveEditAsync(Award, Version, cancellation) is { } conflict)
        {
            Version = conflict.Current ?? Version;
            return Conflicted(conflict, nameof(Version));
        }
        return Done(Step.Done, $"/growth/awards/{Award.Id}");
    }

    /// <summary>The Board's approval of an award is also its answer to the application behind it.</summary>
    private async Task<string?> AnswerAsync(CancellationToken cancellation) =>
        Step.Name == "approve" && Award.ApplicationId is { } source
            ? (await store.Applications.SingleAsync(application => application.Id == source, cancellation)).Approve()
            : null;
}
