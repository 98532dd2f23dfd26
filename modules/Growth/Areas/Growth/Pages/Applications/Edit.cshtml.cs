using System.ComponentModel.DataAnnotations;
using Growth.Contributions;
using Growth.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Growth.Areas.Growth.Pages.Applications;

[Permission(GrowthPermissions.Edit)]
internal sealed class EditModel(GrowthStore store, ICouncilRegister register, TimeProvider clock) : FormPage
{
    [BindProperty]
    public ApplicationForm Form { get; set; } = new();

    public Guid? Id { get; private set; }

    public IReadOnlyList<SelectListItem> Rounds { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        Id = id;
        Rounds = await RoundChoicesAsync(store, cancellation);
        if (id is not { } known)
            return Page();
        if (await store.Applications.AsNoTracking().SingleOrDefaultAsync(one => one.Id == known, cancellation) is not { } application)
            return NotFound();
        Form = ApplicationForm.Of(application);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        Id = id;
        Rounds = await RoundChoicesAsync(store, cancellation);
        var application = id is null ? null
            : await store.Applications.Include(one => one.Councils).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (id is not null && application is null)
            return NotFound();
        if (application is { IsOpen: false })
            ModelState.AddModelError("", $"This application is {application.State.ToString().ToLowerInvariant()}, so it cannot be changed.");
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
        var round = await store.Rounds.AsNoTracking().SingleOrDefaultAsync(one => one.Id == Form.Round, cancellation);
        if (round is null && Form.Round is not null)
            ModelState.AddModelError("Form.Round", "Choose a round from the list");
        var named = NamedCouncils.Read(register, Form.Councils, round?.AsAt ?? DateOnly.FromDateTime(clock.GetLocalNow().Date));
        if (Form.Councils is not null && named.Problem is { } problem)
            ModelState.AddModelError("Form.Councils", problem);
        if (Form.Days is { } days && application.SetDays(days) is { } refusal)
            ModelState.AddModelError("Form.Days", refusal);
        if (!ModelState.IsValid)
            return false;

        (application.RoundId, application.Text) = (round!.Id, Form.Councils!.Trim());
        (application.Theme, application.Brief) = (Form.Theme!.Value, Form.Brief!.Trim());
        application.SetCouncils(named.Codes);
        return true;
    }
}

/// <summary>What can be typed about an application.</summary>
internal sealed class ApplicationForm
{
    [Display(Name = "Round")]
    [Required(ErrorMessage = "Choose the round")]
    public Guid? Round { get; set; }

    [Display(Name = "Councils", Description = "As people write them; the first leads. For example, Mansfield and Ashfield Councils.")]
    [Required(ErrorMessage = "Enter the councils")]
    [StringLength(Award.TextLength, ErrorMessage = "Councils must be {1} characters or fewer")]
    public string? Councils { get; set; }

    [Display(Name = "Theme")]
    [Required(ErrorMessage = "Choose the theme")]
    public Theme? Theme { get; set; }

    [Display(Name = "Brief", Description = "What the council wants to move forward, and what the adviser should do.")]
    [Required(ErrorMessage = "Enter the brief")]
    [StringLength(Application.BriefLength, ErrorMessage = "The brief must be {1} characters or fewer")]
    public string? Brief { get; set; }

    [Display(Name = "Days asked for", Description = "At most 14, in half days.")]
    [Required(ErrorMessage = "Enter the number of days")]
    public decimal? Days { get; set; }

    public Guid Version { get; set; }

    public static ApplicationForm Of(Application application) => new()
    {
        Round = application.RoundId,
        Councils = application.Text,
        Theme = application.Theme,
        Brief = application.Brief,
        Days = application.DaysAsked,
        Version = application.Version,
    };
}
