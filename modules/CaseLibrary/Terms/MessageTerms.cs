using System.ComponentModel.DataAnnotations;

namespace CaseLibrary.Terms;

/// <summary>What a reader writes about a case for.</summary>
internal enum MessageKind
{
    [Display(Name = "We did this too")]
    Reuse,

    [Display(Name = "Tell us it is wrong")]
    Wrong,

    [Display(Name = "Ask the council")]
    Question,
}

internal enum MessageState
{
    [Display(Name = "Open")]
    Open,

    [Display(Name = "Dealt with")]
    Closed,

    [Display(Name = "Published as reuse")]
    Accepted,
}
