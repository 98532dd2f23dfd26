using System.ComponentModel.DataAnnotations;

namespace CaseLibrary.Terms;

internal enum CaseState
{
    [Display(Name = "Draft")]
    Draft,

    [Display(Name = "Published")]
    Published,

    [Display(Name = "Archived")]
    Archived,
}
