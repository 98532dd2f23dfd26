using System.ComponentModel.DataAnnotations;

namespace CaseLibrary.Finding;

/// <summary>How results are shown.</summary>
internal enum CaseView
{
    [Display(Name = "List")]
    List,

    [Display(Name = "Table of figures")]
    Table,

    [Display(Name = "Map")]
    Map,
}
