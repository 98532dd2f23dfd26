using Microsoft.EntityFrameworkCore;

namespace Growth.Data;

/// <summary>The programme's store.</summary>
public sealed class GrowthStore(DbContextOptions<GrowthStore> options) : StoreContext(options)
{
    internal DbSet<Round> Rounds => Set<Round>();

    internal DbSet<Application> Applications => Set<Application>();

    internal DbSet<Award> Awards => Set<Award>();
}
