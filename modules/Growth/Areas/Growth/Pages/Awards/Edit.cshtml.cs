using Growth.Contributions;
using Growth.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Growth.Pages.Awards;

/// <summary>Adds an award, alone or from a recommended application, and edits one.</summary>
[Permission(GrowthPermissions.Edit)]
internal sealed class EditModel(GrowthStore store, ICouncilRegister register, TimeProvider clock) : FormPage
{
    [BindProperty]
    public AwardForm Form { get; set; } = new();

    /// <summary>The application that the new award comes from; null when there is none.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Application { get; set; }

    public Guid? Id { get; private set; }

    /// <summary>Why the award can no longer be edited; null when the form is shown.</summary>
    public string? Locked { get; private set; }

    public IReadOnlyList<SelectListItem> Rounds { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        Id = id;
        Rounds = await RoundChoicesAsync(store, cancellation);
        if (id is { } known)
        {
            if (await store.Awards.AsNoTracking().SingleOrDefaultAsync(award => award.Id == known, cancellation) is not { } award)
                return NotFound();
            Locked = award.RefuseEdit();
            Form = AwardForm.Of(award);
        }
        else if (Application is { } source)
        {
            if (await store.Applications.AsNoTracking().SingleOrDefaultAsync(one => one.Id == source, cancellation) is not { } application)
                return NotFound();
            Form = new AwardForm { Round = application.RoundId, Councils = application.Text, Days = application.DaysAsked };
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        Id = id;
        Rounds = await RoundChoicesAsync(store, cancellation);
        var award = id is null ? null : await store.Awards.Include(one => one.Councils).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (id is not null && award is null)
            return NotFound();
        Locked = award?.RefuseEdit();
        if (Locked is not null)
        {
            ModelState.Clear();
            ModelState.AddModelError("", Locked);
            return Invalid();
        }
        if (award is null)
            await CheckApplicationAsync(cancellation);
        if (!await FillAsync(award ??= NewAward(), cancellation))
            return Invalid();

        try
        {
            if (id is null)
                await AddAsync(award, cancellation);
            else if (await store.SaveEditAsync(award, Form.Version, cancellation) is { } conflict)
            {
                Form.Version = conflict.Current ?? Form.Version;
                return Conflicted(conflict, "Form.Version");
            }
        }
        catch (DbUpdateException)
        {
            // Somebody else may have taken the row or the application since the checks above.
            store.ChangeTracker.Clear();
            await store.CheckRowAsync(award.Id, Form, Refuse, cancellation);
            if (id is null)
                await CheckApplicationAsync(cancellation);
            if (ModelState.IsValid)
                throw;
        }
        return ModelState.IsValid ? Done(id is null ? "Award added" : "Award saved", $"/growth/awards/{award.Id}") : Invalid();
    }

    private async Task AddAsync(Award award, CancellationToken cancellation)
    {
        store.Add(award);
        // The application gets a new version, so that nobody declines it at the same moment.
        if (award.Application is not { } application)
            await store.SaveChangesAsync(cancellation);
        else if (await store.SaveEditAsync(application, application.Version, cancellation) is not null)
            ModelState.AddModelError("", "Somebody changed the application just now. Read it again before you make the award");
    }

    private Award NewAward() => new() { RoundId = Form.Round ?? Guid.Empty, Text = Form.Councils ?? "", ApplicationId = Application };

    private async Task CheckApplicationAsync(CancellationToken cancellation)
    {
        if (Application is not { } source)
            return;
        var application = await store.Applications.Include(one => one.Awards).SingleOrDefaultAsync(one => one.Id == source, cancellation);
        if ((application is null ? Data.Application.NeedsRecommendation : application.RefuseAward()) is { } refusal)
            ModelState.AddModelError("", refusal);
    }

    private async Task<bool> FillAsync(Award award, CancellationToken cancellation)
    {
        await store.FillAsync(register, clock.Today(), award, Form, Refuse, () => ModelState.IsValid, cancellation);
        return ModelState.IsValid;
    }

    private void Refuse(string property, string message) => ModelState.AddModelError($"Form.{property}", message);
}
