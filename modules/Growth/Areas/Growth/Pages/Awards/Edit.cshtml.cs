using System.ComponentModel.DataAnnotations;
using Growth.Contributions;
using Growth.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Growth.Areas.Growth.Pages.Awards;

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

    public IReadOnlyList<SelectListItem> Rounds { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        Id = id;
        Rounds = await RoundChoicesAsync(store, cancellation);
        if (id is { } known)
        {
            if (await store.Awards.AsNoTracking().SingleOrDefaultAsync(award => award.Id == known, cancellation) is not { } award)
                return NotFound();
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
        if (award is null)
            await CheckApplicationAsync(cancellation);
        if (!await FillAsync(award ??= NewAward(), cancellation))
            return Invalid();

        if (id is null)
        {
            store.Add(award);
            await store.SaveChangesAsync(cancellation);
        }
        else if (await store.SaveEditAsync(award, Form.Version, cancellation) is { } conflict)
        {
            Form.Version = conflict.Current ?? Form.Version;
            return Conflicted(conflict, "Form.Version");
        }
        return Done(id is null ? "Award added" : "Award saved", $"/growth/awards/{award.Id}");
    }

    private Award NewAward() => new() { RoundId = Form.Round ?? Guid.Empty, Text = Form.Councils ?? "", ApplicationId = Application };

    private async Task CheckApplicationAsync(CancellationToken cancellation)
    {
        if (Application is not { } source)
            return;
        if (!await store.Applications.AnyAsync(one => one.Id == source && one.State == ApplicationState.Recommended, cancellation))
            ModelState.AddModelError("", "An award can only be made from a recommended application");
        else if (await store.Awards.AnyAsync(award => award.ApplicationId == source, cancellation))
            ModelState.AddModelError("", "This application already has an award");
    }

    private async Task<bool> FillAsync(Award award, CancellationToken cancellation)
    {
        var round = await store.Rounds.AsNoTracking().SingleOrDefaultAsync(one => one.Id == Form.Round, cancellation);
        if (round is null && Form.Round is not null)
            ModelState.AddModelError("Form.Round", "Choose a round from the list");
        if (Form.Row is not null && await store.Awards.AnyAsync(
                other => other.Id != award.Id && other.RoundId == Form.Round && other.Row == Form.Row, cancellation))
            ModelState.AddModelError("Form.Row", $"Row {Form.Row} of this round is another award");
        var named = NamedCouncils.Read(register, Form.Councils, round?.AsAt ?? DateOnly.FromDateTime(clock.GetLocalNow().Date));
        if (Form.Councils is not null && named.Problem is { } problem)
            ModelState.AddModelError("Form.Councils", problem);
        if (Form.Days is { } days && award.SetDays(days) is { } refusal)
            ModelState.AddModelError("Form.Days", refusal);
        if (!ModelState.IsValid)
            return false;

        (award.RoundId, award.Row, award.Text, award.NotionalValue) = (round!.Id, Form.Row, Form.Councils!.Trim(), Form.NotionalValue);
        award.SetCouncils(named.Codes);
        return true;
    }
}

/// <summary>What can be typed about an award.</summary>
internal sealed class AwardForm
{
    [Display(Name = "Round")]
    [Required(ErrorMessage = "Choose the round")]
    public Guid? Round { get; set; }

    [Display(Name = "Row in the paper’s appendix (optional)")]
    [Range(1, Award.MostRow, ErrorMessage = "The row must be a number from 1 to 999")]
    public int? Row { get; set; }

    [Display(Name = "Councils", Description = "As people write them; the first leads. For example, Mansfield and Ashfield Councils.")]
    [Required(ErrorMessage = "Enter the councils")]
    [StringLength(Award.TextLength, ErrorMessage = "Councils must be {1} characters or fewer")]
    public string? Councils { get; set; }

    [Display(Name = "Days", Description = "At most 14 for one award, in half days.")]
    [Required(ErrorMessage = "Enter the number of days")]
    public decimal? Days { get; set; }

    [Display(Name = "Notional value in pounds (optional)", Description = "What the days would cost; no money is paid.")]
    [Range(0, 100_000, ErrorMessage = "The value must be between 0 and 100,000")]
    public decimal? NotionalValue { get; set; }

    public Guid Version { get; set; }

    public static AwardForm Of(Award award) => new()
    {
        Round = award.RoundId,
        Row = award.Row,
        Councils = award.Text,
        Days = award.Days,
        NotionalValue = award.NotionalValue,
        Version = award.Version,
    };
}
