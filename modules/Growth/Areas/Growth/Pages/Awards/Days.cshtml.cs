using Growth.Contributions;
using Growth.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Growth.Pages.Awards;

/// <summary>The day log of one award.</summary>
[Permission(GrowthPermissions.Read)]
internal sealed class DaysModel(GrowthStore store, ICurrentUser user, TimeProvider clock) : FormPage
{
    public Award Award { get; private set; } = null!;

    [BindProperty]
    public DayForm Form { get; set; } = new();

    public bool MayLog => Award.State == AwardState.InProgress && user.Can(GrowthPermissions.Edit);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!await ReadAsync(Guid.Parse((string)RouteData.Values["id"]!), HttpContext.RequestAborted))
            context.Result = NotFound();
        else if (HttpMethods.IsPost(Request.Method) && !user.Can(GrowthPermissions.Edit))
            context.Result = Forbid();
        else
            await next();
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken cancellation)
    {
        var award = await store.Awards.Include(award => award.Log).SingleOrDefaultAsync(award => award.Id == id, cancellation);
        Award = award!;
        return award is not null;
    }

    public void OnGet() => Form.Version = Award.Version;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Form.RefuseDate(clock.Today()) is { } date)
            ModelState.AddModelError("Form.On", date);
        if (!ModelState.IsValid)
            return Invalid();
        var entry = Form.ToEntry(Award);
        if (Award.LogDays(entry) is { } refusal)
        {
            ModelState.AddModelError("Form.Days", refusal);
            return Invalid();
        }
        return await SaveAsync($"{AdviserDays.WithUnit(entry.Days)} logged", cancellation);
    }

    public async Task<IActionResult> OnPostCountAsync(Guid entry, bool counts, Guid version, CancellationToken cancellation)
    {
        ModelState.Clear();
        Form.Version = version;
        if (Award.Log.Find(one => one.Id == entry) is not { } found)
            return NotFound();
        if (Award.Count(found, counts) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
            return Invalid();
        }
        return await SaveAsync(counts ? "Entry put back" : "Entry taken out. You can put it back below", cancellation);
    }

    private async Task<IActionResult> SaveAsync(string banner, CancellationToken cancellation)
    {
        if (await store.SaveEditAsync(Award, Form.Version, cancellation) is { } conflict)
        {
            Form.Version = conflict.Current ?? Form.Version;
            store.ChangeTracker.Clear();
            return await ReadAsync(Award.Id, cancellation) ? Conflicted(conflict, "Form.Version") : NotFound();
        }
        return Done(banner, $"/growth/awards/days/{Award.Id}");
    }
}
