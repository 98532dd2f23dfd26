using System.ComponentModel.DataAnnotations;
using CaseLibrary.Data;

namespace CaseLibrary.Pages.Tell;

/// <summary>What a reader types about a case.</summary>
internal sealed class TellForm
{
    [Display(Name = "Your council", Description = "Its name. We show it on the case once an editor has read what you wrote")]
    [StringLength(ReaderMessage.ShortLength, ErrorMessage = "The council must be 120 characters or fewer")]
    public string? Council { get; set; }

    [Display(Name = "What you want to say")]
    [Required(ErrorMessage = "Write what you want to say")]
    [StringLength(ReaderMessage.TextLength, ErrorMessage = "The text must be 4,000 characters or fewer")]
    public string? Text { get; set; }

    [Display(Name = "Your name (optional)")]
    [StringLength(ReaderMessage.ShortLength, ErrorMessage = "The name must be 120 characters or fewer")]
    public string? Name { get; set; }

    [Display(Name = "Your e-mail address", Description = "For the answer. It is not published")]
    [RegularExpression(CouncilCheck.AddressPattern, ErrorMessage = "Enter an e-mail address such as name@council.gov.uk")]
    [StringLength(ReaderMessage.AddressLength, ErrorMessage = "The address must be 256 characters or fewer")]
    public string? Address { get; set; }
}
