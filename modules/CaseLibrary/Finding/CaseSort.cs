using System.ComponentModel.DataAnnotations;

namespace CaseLibrary.Finding;

internal enum CaseSort
{
    [Display(Name = "Best match")]
    Relevance,

    [Display(Name = "Newest first")]
    Newest,

    [Display(Name = "Title")]
    Title,

    [Display(Name = "Yearly income kept")]
    Income,

    [Display(Name = "Shortest payback")]
    Payback,
}
