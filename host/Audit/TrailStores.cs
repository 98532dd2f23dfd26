using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>Opens the trails of all stores.</summary>
internal sealed class TrailStores(StoreDatabases databases, AuditStores stores, HistoryWriters writers, WriteGates gates)
{
    public Task<IReadOnlyList<AuditStore>> AllAsync(CancellationToken cancellation) => stores.AllAsync(cancellation);

    public Trail Open(AuditStore store)
    {
        var options = OptionsOf(databases, store.Name);
        options.AddInterceptors(writers.For(store.Name), new GatedWrites(gates.Of(store.Name), store.Title, toTheEnd: false));
        return new Trail(options.Options);
    }

    /// <summary>What opens a trail to read it, with nobody who writes history.</summary>
    public static DbContextOptionsBuilder<Trail> OptionsOf(StoreDatabases databases, string store)
    {
        var options = new DbContextOptionsBuilder<Trail>();
        databases.Configure(options, store, typeof(Trail));
        return options;
    }

    /// <summary>Any store, seen as nothing but its history: so the trails of programmes that are switched off can be read as well.</summary>
    internal sealed class Trail(DbContextOptions<Trail> options) : DbContext(options)
    {
        public DbSet<HistoryEntry> History => Set<HistoryEntry>();

        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => StoreModel.Conventions(configurationBuilder);

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfiguration(new HistoryMapping());
    }
}
