using Microsoft.EntityFrameworkCore;
using Modular.Host.Composition;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>Opens the trails of all stores.</summary>
internal sealed class TrailStores(StoreDatabases databases, AuditStores stores, HistoryWriters writers, GenerationInfo generation)
{
    public Task<IReadOnlyList<AuditStore>> AllAsync(CancellationToken cancellation) => stores.AllAsync(cancellation);

    public Trail Open(AuditStore store)
    {
        var options = new DbContextOptionsBuilder<Trail>();
        databases.Configure(options, store.Name, typeof(Trail));
        options.AddInterceptors(writers.For(store.Name));
        if (generation.Modules.FirstOrDefault(module => module.Name == store.Module) is { } module)
            options.AddInterceptors(new GatedWrites(module.Writes, store.Title));
        return new Trail(options.Options);
    }

    /// <summary>Any store, seen as nothing but its history: so the trails of programmes that are switched off can be read as well.</summary>
    internal sealed class Trail(DbContextOptions<Trail> options) : DbContext(options)
    {
        public DbSet<HistoryEntry> History => Set<HistoryEntry>();

        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => StoreModel.Conventions(configurationBuilder);

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfiguration(new HistoryMapping());
    }
}
