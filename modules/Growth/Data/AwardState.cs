using System.ComponentModel.DataAnnotations;

namespace Growth.Data;

/// <summary>How far an award is.</summary>
public enum AwardState
{
    [Display(Name = "Recommended")]
    Recommended,

    [Display(Name = "Approved")]
    Approved,

    [Display(Name = "In progress")]
    InProgress,

    [Display(Name = "Delivered")]
    Delivered,

    [Display(Name = "Withdrawn")]
    Withdrawn,
}

/// <summary>How far an application is.</summary>
public enum ApplicationState
{
    [Display(Name = "Draft")]
    Draft,

    [Display(Name = "Submitted")]
    Submitted,

    [Display(Name = "Recommended")]
    Recommended,

    [Display(Name = "Approved")]
    Approved,

    [Display(Name = "Declined")]
    Declined,

    [Display(Name = "Withdrawn")]
    Withdrawn,
}

internal static class StateWords
{
    public static string Words(this AwardState state) => state == AwardState.InProgress ? "In progress" : state.ToString();

    public static string Words(this Theme theme) => theme switch
    {
        Theme.GrowthStrategy => "Growth strategy",
        Theme.BusinessEngagement => "Business engagement",
        Theme.EnterprisePartnership => "Working with a local enterprise partnership",
        Theme.InwardInvestment => "Inward investment",
        _ => theme.ToString(),
    };

    public static string Colour(this AwardState state) => state switch
    {
        AwardState.Recommended => "yellow",
        AwardState.Approved => "blue",
        AwardState.InProgress => "purple",
        AwardState.Delivered => "green",
        _ => "grey",
    };

    public static string Colour(this ApplicationState state) => state switch
    {
        ApplicationState.Submitted => "blue",
        ApplicationState.Recommended => "yellow",
        ApplicationState.Approved => "green",
        ApplicationState.Declined => "red",
        _ => "grey",
    };
}
