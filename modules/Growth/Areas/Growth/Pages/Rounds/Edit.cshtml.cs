using System.ComponentModel.DataAnnotations;
using Growth.Contributions;
using Growth.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Growth.Areas.Growth.Pages.Rounds;

[Permission(GrowthPermissions.Edit)]
internal sealed class EditModel(GrowthStore store) : FormPage
{
    [BindProperty]
    public RoundForm Form { get; set; } = new();

    public Guid? Id { get; private set; }

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        Id = id;
        if (id is not { } known)
            return Page();
        if (await store.Rounds.AsNoTracking().SingleOrDefaultAsync(round => round.Id == known, cancellation) is not { } found)
            return NotFound();
        Form = RoundForm.Of(found);
        History = await store.HistoryOfAsync(known, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        Id = id;
        var round = id is null ? null : await store.Rounds.SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (id is not null && round is null)
            return NotFound();
        await CheckAsync(id, cancellation);
        if (!ModelState.IsValid)
            return Invalid();

        var isNew = round is null;
        Form.Fill(round ??= new Round { Name = Form.Name! });
        if (isNew)
        {
            store.Add(round);
            await store.SaveChangesAsync(cancellation);
        }
        else if (await store.SaveEditAsync(round, Form.Version, cancellation) is { } conflict)
        {
            Form.Version = conflict.Current ?? Form.Version;
            return Conflicted(conflict, "Form.Version");
        }
        return Done(isNew ? "Round added" : "Round saved", "/growth/rounds");
    }

    private async Task CheckAsync(Guid? id, CancellationToken cancellation)
    {
        var name = Form.Name?.Trim();
        if (await store.Rounds.AnyAsync(other => other.Id != id && other.Name == name, cancellation))
            ModelState.AddModelError("Form.Name", "Another round has this name");
        if (Form.Closes < Form.Opens)
            ModelState.AddModelError("Form.Closes", "The closing date must be the same as or after the opening date");
        if (Form.BoardOn < Form.Closes)
            ModelState.AddModelError("Form.BoardOn", "The Board meeting must be on or after the closing date");
    }
}

/// <summary>What can be typed about a round.</summary>
internal sealed class RoundForm
{
    [Display(Name = "Name", Description = "For example, January 2014.")]
    [Required(ErrorMessage = "Enter the name")]
    [StringLength(Round.NameLength, ErrorMessage = "The name must be {1} characters or fewer")]
    public string? Name { get; set; }

    [Display(Name = "Opening date (optional)")]
    public DateOnly? Opens { get; set; }

    [Display(Name = "Closing date (optional)")]
    public DateOnly? Closes { get; set; }

    [Display(Name = "Board meeting (optional)")]
    public DateOnly? BoardOn { get; set; }

    [Display(Name = "Authorities according to the Board paper (optional)", Description = "The number that the paper gives, even when its list has another.")]
    [Range(1, Round.MostAuthorities, ErrorMessage = "The number must be from {1} to {2}")]
    public int? AuthoritiesInPaper { get; set; }

    [Display(Name = "Note (optional)", Description = "Shown to everybody.")]
    [StringLength(Round.NoteLength, ErrorMessage = "The note must be {1} characters or fewer")]
    public string? Note { get; set; }

    public Guid Version { get; set; }

    public static RoundForm Of(Round round) => new()
    {
        Name = round.Name,
        Opens = round.Opens,
        Closes = round.Closes,
        BoardOn = round.BoardOn,
        AuthoritiesInPaper = round.AuthoritiesInPaper,
        Note = round.Note,
        Version = round.Version,
    };

    public void Fill(Round round)
    {
        (round.Name, round.Opens, round.Closes, round.BoardOn) = (Name!.Trim(), Opens, Closes, BoardOn);
        (round.AuthoritiesInPaper, round.Note) = (AuthoritiesInPaper, Note?.Trim());
    }
}
