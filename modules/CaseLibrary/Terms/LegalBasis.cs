using System.ComponentModel.DataAnnotations;

namespace CaseLibrary.Terms;

internal enum LegalBasis
{
    [Display(Name = "Charging, up to what the service costs", Description = "Local Government Act 2003, section 93")]
    Charging,

    [Display(Name = "Trading through a company", Description = "Local Government Act 2003, section 95, and the trading order of 2009")]
    Trading,

    [Display(Name = "Supplying other public bodies", Description = "Local Authorities (Goods and Services) Act 1970")]
    GoodsAndServices,

    [Display(Name = "General power of competence", Description = "Localism Act 2011, section 1")]
    GeneralCompetence,

    [Display(Name = "Another power", Description = "see the text of the case")]
    Other,

    [Display(Name = "Not known to us")]
    Unknown,
}
