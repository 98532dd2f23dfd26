using System.ComponentModel.DataAnnotations;

namespace CaseLibrary.Terms;

internal enum CaseKind
{
    [Display(Name = "Assets", Description = "Land, buildings and equipment that the council owns")]
    Assets,

    [Display(Name = "Trading services", Description = "Services that the council sells to others")]
    Services,

    [Display(Name = "Selling commodities", Description = "Materials and goods that the council sells")]
    Commodities,
}
