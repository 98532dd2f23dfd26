using System.ComponentModel.DataAnnotations;
using Growth.Data;

namespace Growth.Pages.Awards;

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
    [Range(typeof(decimal), "0", "100000", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true, ErrorMessage = "The value must be between 0 and 100,000")]
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
