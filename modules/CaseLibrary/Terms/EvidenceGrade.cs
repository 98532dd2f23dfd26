using System.ComponentModel.DataAnnotations;

namespace CaseLibrary.Terms;

/// <summary>How well the facts of a case are supported, best first.</summary>
internal enum EvidenceGrade
{
    [Display(Name = "Verified", Description = "The council has checked the facts with us.")]
    Verified,

    [Display(Name = "Reported", Description = "The council itself published the facts. We have not checked them.")]
    Reported,

    [Display(Name = "Second-hand", Description = "Somebody else, such as the press or another council, published the facts.")]
    Secondary,

    [Display(Name = "Unverified", Description = "A title or a hint only, or an invented example. Do not rely on it.")]
    Unverified,
}
