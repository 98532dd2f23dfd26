using Microsoft.EntityFrameworkCore;

namespace Modular.Sdk;

/// <summary>
/// A module's store: one class for each module that keeps data. The host finds it, chooses the database (SQLite or PostgreSQL), runs its migrations
/// before the generation serves, and writes history and concurrency tokens at each save.
/// </summary>
/// <remarks>
/// Mapping classes (<c>IEntityTypeConfiguration</c>) of the module's assembly are applied by themselves. Enumerations are stored as text,
/// <see cref="CouncilCode"/> as three letters, <see cref="DateTimeOffset"/> in UTC, so that the same migrations run on both databases.
/// </remarks>
/// <param name="options">Given by the host.</param>
public abstract class StoreContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Every change that was ever saved in this store.</summary>
    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    /// <summary>
    /// Saves an edit that started from <paramref name="expected"/>, and everything else that this context tracks. Nothing is saved when somebody else has
    /// saved the record since: the two sides come back, and the context still holds the edit (clear its change tracker before reading the record again).
    /// Plain <c>SaveChangesAsync</c> does not look at the form's version.
    /// </summary>
    /// <param name="edited">The record with the new values, tracked by this context.</param>
    /// <param name="expected">The <see cref="Entity.Version"/> that the form carried.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <exception cref="ArgumentException">The record is not tracked.</exception>
    /// <returns>Null when the edit was saved; otherwise what the record says now beside what the person typed.</returns>
    public async Task<EditConflict?> SaveEditAsync(Entity edited, Guid expected, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(edited);
        if (Entry(edited).State is EntityState.Detached)
            throw new ArgumentException("The record must come from this store's context, so that its changes are known.", nameof(edited));
        // The token is checked even when only rows of the record changed.
        var version = Entry(edited).Property(nameof(Entity.Version));
        version.OriginalValue = expected;
        version.CurrentValue = Guid.CreateVersion7();
        try
        {
            await SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            var theirs = await Entry(edited).GetDatabaseValuesAsync(cancellation);
            return EditConflict.Between(Entry(edited), theirs);
        }
    }

    /// <summary>What was changed in a record and its rows, newest first.</summary>
    /// <param name="record">The record's id.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    public async Task<IReadOnlyList<HistoryEntry>> HistoryOfAsync(Guid record, CancellationToken cancellation) =>
        await History.AsNoTracking().Where(entry => entry.HistoryOf == record).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .ToListAsync(cancellation);

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => RefusedSave.RolledBack(this, () => base.SaveChanges(acceptAllChangesOnSuccess));

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        RefusedSave.RolledBackAsync(this, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken));

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => StoreModel.Conventions(configurationBuilder);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        StoreModel.Build(modelBuilder);
    }
}
