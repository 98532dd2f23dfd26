using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Tests.Storage;

public sealed class GatedWritesTests : IAsyncLifetime
{
    private readonly string path = Path.Combine(Directory.CreateTempSubdirectory("modular-gate-").FullName, "shelf.db");
    private readonly WriteGate gate = new();

    public async Task InitializeAsync()
    {
        await using var shelf = Open(toTheEnd: false);
        await shelf.Database.EnsureCreatedAsync();
    }

    public Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task SecondSave_OfARequestThatHasSaved_IsWaitedFor()
    {
        Task quiet;
        await using (var shelf = Open(toTheEnd: true))
        {
            await SaveAsync(shelf);
            quiet = gate.Close();
            await SaveAsync(shelf);
            Assert.False(quiet.IsCompleted);
        }
        await quiet.WaitAsync(TimeSpan.FromSeconds(5));
        await using var late = Open(toTheEnd: true);
        await Assert.ThrowsAsync<StoreMovingException>(() => SaveAsync(late));
    }

    [Fact]
    public async Task SecondSave_OfARequestThatWasLeftBehind_IsRefusedAndNobodyWaitsForIt()
    {
        var writes = new GatedWrites(gate, "Shelf", toTheEnd: true);
        await using var shelf = Open(writes);
        await SaveAsync(shelf);
        writes.GiveUp();
        await gate.Close().WaitAsync(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SaveAsync(shelf));
    }

    [Fact]
    public async Task SecondSave_OfAJob_WaitsForTheMove()
    {
        await using var shelf = Open(toTheEnd: false);
        await SaveAsync(shelf);
        await gate.Close().WaitAsync(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<StoreMovingException>(() => SaveAsync(shelf));
    }

    [Fact]
    public async Task Transaction_WhileTheStoreMoves_DoesNotBegin()
    {
        await using var shelf = Open(toTheEnd: false);
        await gate.Close();
        await Assert.ThrowsAsync<StoreMovingException>(() => shelf.Database.BeginTransactionAsync());
        gate.Open();
        await using var transaction = await shelf.Database.BeginTransactionAsync();
        Assert.False(gate.Close().IsCompleted);
    }

    [Fact]
    public async Task Transaction_ThatCannotBegin_IsNotWaitedFor()
    {
        await using (var holder = new SqliteConnection($"Data Source={path}"))
        {
            await holder.OpenAsync();
            await using var lockOfTheDatabase = await holder.BeginTransactionAsync();
            var shelf = Open(toTheEnd: false);
            await Assert.ThrowsAsync<SqliteException>(() => shelf.Database.BeginTransactionAsync());
            await shelf.DisposeAsync();
        }
        Assert.True(gate.Close().IsCompleted);
    }

    private static Task<int> SaveAsync(Shelf shelf)
    {
        shelf.Add(new Book { Title = "Any" });
        return shelf.SaveChangesAsync();
    }

    private Shelf Open(bool toTheEnd) => Open(new GatedWrites(gate, "Shelf", toTheEnd));

    private Shelf Open(GatedWrites writes) => new(new DbContextOptionsBuilder<Shelf>().UseSqlite($"Data Source={path};Default Timeout=1").AddInterceptors(writes).Options);

    private sealed class Book : Entity
    {
        public required string Title { get; init; }
    }

    private sealed class Shelf(DbContextOptions<Shelf> options) : StoreContext(options)
    {
        public DbSet<Book> Books => Set<Book>();
    }
}
