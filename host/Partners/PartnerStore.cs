using Microsoft.EntityFrameworkCore;

namespace Modular.Host.Partners;

internal static class PartnerStore
{
    /// <summary>Partner organisations, their clients, and the tables of the OpenID Connect server.</summary>
    public static void AddPartners(this ModelBuilder model)
    {
        model.ApplyConfiguration(new OrganisationMapping());
        model.ApplyConfiguration(new ClientMapping());
        model.UseOpenIddict<Guid>();
    }
}
