using System.ComponentModel.DataAnnotations;

namespace Growth.Data;

/// <summary>What an application is about.</summary>
public enum Theme
{
    [Display(Name = "Growth strategy")]
    GrowthStrategy,

    [Display(Name = "Business engagement")]
    BusinessEngagement,

    [Display(Name = "Working with a local enterprise partnership")]
    EnterprisePartnership,

    [Display(Name = "Inward investment")]
    InwardInvestment,

    [Display(Name = "Housing")]
    Housing,

    [Display(Name = "Infrastructure")]
    Infrastructure,
}
