using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Tests.Storage;

public sealed class StoreReaderTests : IAsyncLifetime, IDisposable
{
    private static readonly Func<Shelf, string, IAsyncEnumerable<Book>> ByAuthor = EF.CompileAsyncQuery((Shelf shelf, string author) => shelf.Books.Where(book => book.Author == author).OrderBy(book => book.Title).Take(100));

    private readonly string path = Path.Combine(Directory.CreateTempSubdirectory("modular-reader-").FullName, "shelf.db");
    private readonly StoreReader<Shelf> reader;
    private int made;

    public StoreReaderTests() => reader = new StoreReader<Shelf>(() =>
    {
        Interlocked.Increment(ref made);
        return new Shelf(new DbContextOptionsBuilder<Shelf>().UseSqlite($"Data Source={path}").ForReading(isSqlite: true));
    }, stayOpen: true);

    public async Task InitializeAsync()
    {
        await using var shelf = Open();
        await shelf.Database.EnsureCreatedAsync();
        await SaveAsync(("Emma", "Austen"), ("Persuasion", "Austen"), ("Middlemarch", "Eliot"));
    }

    public Task DisposeAsync()
    {
        Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return Task.CompletedTask;
    }

    public void Dispose() => reader.Dispose();

    [Fact]
    public async Task Read_SameQueryWithOtherValues_FindsWhatIsAskedAndWhatWasSavedSince()
    {
        Assert.Equal(["Emma", "Persuasion"], await TitlesAsync("Austen"));
        Assert.Equal(["Middlemarch"], await TitlesAsync("Eliot"));
        await SaveAsync(("Romola", "Eliot"));
        Assert.Equal(["Middlemarch", "Romola"], await TitlesAsync("Eliot"));
        Assert.Empty(await TitlesAsync("Nobody"));
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Read_SameQueryInside_FindsBoth()
    {
        var pairs = await reader.ReadAsync(async shelf =>
        {
            var found = new List<string>();
            await foreach (var book in ByAuthor(shelf, "Austen"))
            {
                await foreach (var other in ByAuthor(shelf, "Eliot"))
                    found.Add($"{book.Title} and {other.Title}");
            }
            return found;
        }, CancellationToken.None);
        Assert.Equal(["Emma and Middlemarch", "Persuasion and Middlemarch"], pairs);
    }

    [Fact]
    public async Task Read_ManyAtOnce_EachHasAStoreOfItsOwn()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => TitlesAsync(number % 2 == 0 ? "Austen" : "Eliot"))));
        Assert.All(found.Where((_, number) => number % 2 == 0), titles => Assert.Equal(["Emma", "Persuasion"], titles));
        Assert.All(found.Where((_, number) => number % 2 == 1), titles => Assert.Equal(["Middlemarch"], titles));
    }

    [Fact]
    public async Task Read_WhatIsFound_IsTrackedByNobody() =>
        Assert.Equal(0, await reader.ReadAsync(async shelf =>
        {
            await shelf.Books.ToListAsync();
            return shelf.ChangeTracker.Entries().Count();
        }, CancellationToken.None));

    [Fact]
    public async Task Save_IsRefusedInEveryWay()
    {
        await RefusedAsync(shelf =>
        {
            shelf.Add(new Book { Title = "Any", Author = "Any" });
            return shelf.SaveChangesAsync();
        });
        await RefusedAsync(shelf => shelf.Books.ExecuteDeleteAsync());
        await RefusedAsync(shelf => shelf.Database.ExecuteSqlAsync($"DELETE FROM Book"));
        await RefusedAsync(shelf => shelf.Database.BeginTransactionAsync());
        Assert.Equal(["Emma", "Persuasion"], await TitlesAsync("Austen"));
    }

    [Fact]
    public async Task Read_ThatFails_LeavesNothingToTheNext()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => reader.ReadAsync<int>(async shelf =>
        {
            await using var opened = ByAuthor(shelf, "Austen").GetAsyncEnumerator();
            await opened.MoveNextAsync();
            throw new TimeoutException();
        }, CancellationToken.None));
        Assert.Equal(["Emma", "Persuasion"], await TitlesAsync("Austen"));
        Assert.Equal(2, made);
    }

    private async Task RefusedAsync<T>(Func<Shelf, Task<T>> write) => await Assert.ThrowsAsync<InvalidOperationException>(() => reader.ReadAsync(write, CancellationToken.None));

    private Task<List<string>> TitlesAsync(string author) =>
        reader.ReadAsync(async shelf => (await ByAuthor(shelf, author).ToListAsync()).ConvertAll(book => book.Title), CancellationToken.None);

    private async Task SaveAsync(params (string Title, string Author)[] books)
    {
        await using var shelf = Open();
        shelf.AddRange(books.Select(book => new Book { Title = book.Title, Author = book.Author }));
        await shelf.SaveChangesAsync();
    }

    private Shelf Open() => new(new DbContextOptionsBuilder<Shelf>().UseSqlite($"Data Source={path}").Options);

    private sealed class Book : Entity
    {
        public required string Title { get; init; }
        public required string Author { get; init; }
    }

    private sealed class Shelf(DbContextOptions<Shelf> options) : StoreContext(options)
    {
        public DbSet<Book> Books => Set<Book>();
    }
}
