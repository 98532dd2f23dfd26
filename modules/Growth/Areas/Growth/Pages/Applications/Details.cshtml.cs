using System.ComponentModel.DataAnnotations;
using Growth.Contributions;
using Growth.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Growth.Pages.Applications;

/// <summary>One application and the steps it can take.</summary>
[Permission(GrowthPermissions.Read)]
internal sealed class DetailsModel(GrowthStore store, ICouncilRegister register, ICurrentUser user) : FormPage
{
    public Application Application { get; private set; } = null!;

    public IReadOnlyList<Council> Councils { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    [BindProperty]
    [Display(Name = "Reason")]
    [StringLength(Award.ReasonLength, ErrorMessage = "The reason must be {1} characters or fewer")]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid Version { get; set; }

    public bool MayEdit => user.Can(GrowthPermissions.Edit);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!await ReadAsync(Guid.Parse((string)RouteData.Values["id"]!), HttpContext.RequestAborted))
            context.Result = NotFound();
        else if (HttpMethods.IsPost(Request.Method) && !MayEdit)
            context.Result = Forbid();
        else
            await next();
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken cancellation)
    {
        var application = await store.Applications.AsSplitQuery().Include(one => one.Round).Include(one => one.Councils).Include(one => one.Awards)
            .SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (application is null)
            return false;
        Application = application;
        Councils = [.. application.Councils.OrderBy(council => council.Position).Select(council => register.Find(council.Council)).OfType<Council>()];
        History = await store.HistoryOfAsync(id, cancellation);
        return true;
    }

    public void OnGet() => Version = Application.Version;

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken cancellation) => TakeAsync(Application.Submit, "Application submitted", cancellation);

    public Task<IActionResult> OnPostRecommendAsync(CancellationToken cancellation) =>
        TakeAsync(Application.Recommend, "Application recommended. You can now make an award from it", cancellation);

    public Task<IActionResult> OnPostDeclineAsync(CancellationToken cancellation) =>
        TakeAsync(() => WithReason(Application.Decline), "Application declined", cancellation);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellation) =>
        TakeAsync(() => WithReason(Application.Withdraw), "Application withdrawn. To undo this, reinstate it below", cancellation);

    public Task<IActionResult> OnPostReinstateAsync(CancellationToken cancellation) =>
        TakeAsync(Application.Reinstate, "Application reinstated", cancellation);

    private string? WithReason(Func<string, string?> step)
    {
        if (!string.IsNullOrWhiteSpace(Reason))
            return step(Reason.Trim());
        ModelState.AddModelError(nameof(Reason), "Enter the reason");
        return null;
    }

    private async Task<IActionResult> TakeAsync(Func<string?> step, string banner, CancellationToken cancellation)
    {
        if (ModelState.IsValid && step() is { } refusal)
            ModelState.AddModelError("", refusal);
        if (!ModelState.IsValid)
            return Invalid();
        if (await store.SaveEditAsync(Application, Version, cancellation) is { } conflict)
        {
            Version = conflict.Current ?? Version;
            store.ChangeTracker.Clear();
            if (!await ReadAsync(Application.Id, cancellation))
                return NotFound();
            return Conflicted(conflict, nameof(Version));
        }
        return Done(banner, $"/growth/applications/{Application.Id}");
    }
}
