using System.ComponentModel.DataAnnotations;
using Growth.Data;

namespace Growth.Pages.Rounds;

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
