using System.ComponentModel.DataAnnotations;

namespace CaseLibrary.Terms;

/// <summary>How many people live in a council's area.</summary>
internal enum PopulationBand
{
    [Display(Name = "Under 100,000")]
    Small,

    [Display(Name = "100,000 to 199,999")]
    Medium,

    [Display(Name = "200,000 to 499,999")]
    Large,

    [Display(Name = "500,000 or more")]
    VeryLarge,
}

internal static class PopulationBands
{
    /// <summary>Null when the register does not know.</summary>
    public static PopulationBand? Of(int? people) => people switch
    {
        null => null,
        < 100_000 => PopulationBand.Small,
        < 200_000 => PopulationBand.Medium,
        < 500_000 => PopulationBand.Large,
        _ => PopulationBand.VeryLarge,
    };
}
