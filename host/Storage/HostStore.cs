using System.Text.Json;
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

    /// <summary>Writes down what was done to the host. Saved by the caller, in the transaction of what was done where that is in this store.</summary>
    public void Record(string action, string what, Guid id, string who, Guid? userId, params HistoryChange[] changes) => History.Add(new HistoryEntry
    {
        At = TimeProvider.System.GetUtcNow(),
        Who = who,
        UserId = userId?.ToString(),
        Action = action,
        RecordType = what,
        RecordId = id,
        HistoryOf = id,
        ChangesJson = JsonSerializer.Serialize([.. changes], HistoryJson.Default.ListHistoryChange),
    });

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => StoreModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        StoreModel.Build(builder);
    }
}
