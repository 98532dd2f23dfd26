using System.ComponentModel.DataAnnotations;

namespace CaseLibrary.Terms;

internal enum CaseState
{
    [Display(Name = "Lead")]
    Lead,

    [Display(Name = "Drafting")]
    Draft,

    [Display(Name = "Returned to the author")]
    Returned,

    [Display(Name = "Submitted")]
    Submitted,

    [Display(Name = "Editing")]
    Editing,

    [Display(Name = "Council fact-check")]
    FactCheck,

    [Display(Name = "Signed off")]
    SignedOff,

    [Display(Name = "Published")]
    Published,

    [Display(Name = "Archived")]
    Archived,

    [Display(Name = "Withdrawn")]
    Withdrawn,
}

internal static class CaseStates
{
    /// <summary>Who has the address may read the case. Only a published one is on lists, maps and feeds.</summary>
    public static bool IsOpen(this CaseState state) => state is CaseState.Published or CaseState.Archived;

    /// <summary>The author may write without being in the way of an editor.</summary>
    public static bool IsWithAuthor(this CaseState state) => state is CaseState.Lead or CaseState.Draft or CaseState.Returned;
}
