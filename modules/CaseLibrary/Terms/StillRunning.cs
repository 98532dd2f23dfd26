using System.ComponentModel.DataAnnotations;

namespace CaseLibrary.Terms;

internal enum StillRunning
{
    [Display(Name = "Yes")]
    Yes,

    [Display(Name = "No, it has ended")]
    No,

    [Display(Name = "Not known")]
    Unknown,
}
