using Growth.Contributions;
using Growth.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Growth.Pages.Applications;

[Permission(GrowthPermissions.Edit)]
internal sealed class EditModel(GrowthStore store, ICouncilRegister register, TimeProvider clock) : FormPage
{
    [BindProperty]
    public ApplicationForm Form { get; set; } = new();

    public Guid? Id { get; private set; }

    /// <summary>The application that can no longer be edited; null when the form is shown.</summary>
    public Application? Locked { get; private set; }

    public IReadOnlyList<SelectListItem> Rounds { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        Id = id;
        Rounds = await RoundChoicesAsync(store, cancellation);
        if (id is not { } known)
            return Page();
        if (await store.Applications.AsNoTracking().Include(one => one.Awards).SingleOrDefaultAsync(one => one.Id == known, cancellation) is not { } application)
            return NotFound();
        Locked = application.RefuseEdit() is null ? null : application;
        Form = ApplicationForm.Of(application);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        Id = id;
        Rounds = await RoundChoicesAsync(store, cancellation);
        var application = id is null ? null
            : await store.Applications.AsSplitQuery().Include(one => one.Councils).Include(one => one.Awards).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (id is not null && application is null)
            return NotFound();
        if (application?.RefuseEdit() is { } refusal)
        {
            Locked = application;
            ModelState.Clear();
            ModelState.AddModelError("", refusal);
            return Invalid();
        }
        application ??= new Application { RoundId = Form.Round ?? Guid.Empty, Text = "", Theme = Form.Theme ?? Theme.GrowthStrategy, Brief = "" };
        if (!await FillAsync(application, cancellation))
            return Invalid();

        if (id is null)
        {
            store.Add(application);
            await store.SaveChangesAsync(cancellation);
        }
        else if (await store.SaveEditAsync(application, Form.Version, cancellation) is { } conflict)
        {
            Form.Version = conflict.Current ?? Form.Version;
            return Conflicted(conflict, "Form.Version");
        }
        return Done(id is null ? "Application added as a draft" : "Application saved", $"/growth/applications/{application.Id}");
    }

    private async Task<bool> FillAsync(Application application, CancellationToken cancellation)
    {
        await store.FillAsync(register, clock.Today(), application, Form, (property, message) => ModelState.AddModelError($"Form.{property}", message),
            () => ModelState.IsValid, cancellation);
        return ModelState.IsValid;
    }
}
