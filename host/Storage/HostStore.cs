using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Sdk;

namespace Modular.Host.Storage;

/// <summary>The host's own store: accounts, and the history of what was done to the host itself.</summary>
internal sealed class HostStore(DbContextOptions<HostStore> options) : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => StoreModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        StoreModel.Build(builder);
    }
}
