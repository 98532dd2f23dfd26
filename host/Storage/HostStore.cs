using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Accounts.SecondStep;
using Modular.Host.Accounts.Sessions;
using Modular.Host.Api.Idempotency;
using Modular.Host.Imports;
using Modular.Host.Jobs;
using Modular.Host.Modules;
using Modular.Host.Partners;
using Modular.Host.PersonalLinks;
using Modular.Host.Work;
using Modular.Sdk;

namespace Modular.Host.Storage;

/// <summary>The host's own store: accounts, what is remembered of modules, the history of both, when jobs ran, and background work.</summary>
internal sealed class HostStore(DbContextOptions<HostStore> options) : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<ModuleRecord> Modules => Set<ModuleRecord>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Client> Clients => Set<Client>();

    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    public DbSet<WorkRecord> Work => Set<WorkRecord>();

    public DbSet<WorkFileRecord> WorkFiles => Set<WorkFileRecord>();

    public DbSet<WorkReportRow> WorkReportRows => Set<WorkReportRow>();

    public DbSet<ImportRecord> Imports => Set<ImportRecord>();

    public DbSet<AccountSession> Sessions => Set<AccountSession>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => RefusedSave.RolledBack(this, () => base.SaveChanges(acceptAllChangesOnSuccess));

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        RefusedSave.RolledBackAsync(this, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => StoreModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<ModuleRecord>(module =>
        {
            module.ToTable("Modules");
            module.Property(record => record.Name).HasMaxLength(200);
            module.HasIndex(record => record.Name).IsUnique();
        });
        builder.ApplyConfiguration(new RoleMapping());
        builder.ApplyConfiguration(new GrantMapping());
        builder.AddPartners();
        builder.ApplyConfiguration(new LinkMapping());
        StoreModel.Build(builder);
        builder.ApplyConfiguration(new JobRecordMapping());
        builder.ApplyConfiguration(new AccountSessionMapping());
        builder.ApplyConfiguration(new PasskeyMapping());
        builder.ApplyConfiguration(new IdempotentAnswerMapping());
        builder.ApplyConfiguration<WorkRecord>(new WorkMapping());
        builder.ApplyConfiguration<WorkFileRecord>(new WorkMapping());
        builder.ApplyConfiguration<WorkReportRow>(new WorkMapping());
        builder.ApplyConfiguration(new ImportMapping());
    }
}
