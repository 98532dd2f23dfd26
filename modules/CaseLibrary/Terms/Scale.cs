using System.ComponentModel.DataAnnotations;

namespace CaseLibrary.Terms;

/// <summary>What a council keeps in a year, by its latest delivered net amount or surplus.</summary>
internal enum Scale
{
    [Display(Name = "A loss")]
    Loss,

    [Display(Name = "Under £50,000")]
    Small,

    [Display(Name = "£50,000 to £249,999")]
    Medium,

    [Display(Name = "£250,000 to £999,999")]
    Large,

    [Display(Name = "£1 million or more")]
    VeryLarge,

    [Display(Name = "Not known")]
    Unknown,
}

internal static class Scales
{
    public static Scale Of(decimal? keptAYear) => keptAYear switch
    {
        null => Scale.Unknown,
        < 0 => Scale.Loss,
        < 50_000 => Scale.Small,
        < 250_000 => Scale.Medium,
        < 1_000_000 => Scale.Large,
        _ => Scale.VeryLarge,
    };
}
