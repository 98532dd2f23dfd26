using System.ComponentModel.DataAnnotations;
using Growth.Data;

namespace Growth.Pages.Applications;

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
