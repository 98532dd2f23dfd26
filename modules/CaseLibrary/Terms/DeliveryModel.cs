using System.ComponentModel.DataAnnotations;

namespace CaseLibrary.Terms;

internal enum DeliveryModel
{
    [Display(Name = "In-house")]
    InHouse,

    [Display(Name = "Shared with other councils")]
    Shared,

    [Display(Name = "Trading company")]
    TradingCompany,

    [Display(Name = "Joint venture")]
    JointVenture,

    [Display(Name = "Concession")]
    Concession,

    [Display(Name = "Not known")]
    Unknown,
}
