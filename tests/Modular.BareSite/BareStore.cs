using Microsoft.EntityFrameworkCore;

namespace Modular.BareSite;

/// <summary>Cards and pages as they are printed, so that a page is one query.</summary>
public sealed class BareStore(DbContextOptions<BareStore> options) : DbContext(options)
{
    private const int PageSize = 20;

    private static readonly Func<BareStore, IAsyncEnumerable<Card>> NewestCards = EF.CompileAsyncQuery(
        (BareStore store) => store.Cards.AsNoTracking().OrderByDescending(card => card.Published).ThenBy(card => card.Title).Take(PageSize));

    private static readonly Func<BareStore, string, Task<StoredPage?>> PageAt = EF.CompileAsyncQuery(
        (BareStore store, string slug) => store.Pages.AsNoTracking().SingleOrDefault(page => page.Slug == slug));

    public DbSet<Card> Cards => Set<Card>();

    public DbSet<StoredPage> Pages => Set<StoredPage>();

    public IAsyncEnumerable<Card> Newest() => NewestCards(this);

    public Task<StoredPage?> AtAsync(string slug) => PageAt(this, slug);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<Card>().HasIndex(card => new { card.Published, card.Title }).IsDescending(true, false);
        modelBuilder.Entity<StoredPage>().HasKey(page => page.Slug);
    }
}

/// <summary>What the list shows of a case.</summary>
public sealed class Card
{
    public int Id { get; set; }
    public required string Slug { get; set; }
    public required string Title { get; set; }
    public required string Summary { get; set; }
    public required string Kind { get; set; }
    public required string Councils { get; set; }
    public string? Amount { get; set; }
    public string? Label { get; set; }
    public required string Evidence { get; set; }
    public required DateOnly Published { get; set; }
}

/// <summary>The stored HTML of a case page.</summary>
public sealed class StoredPage
{
    public required string Slug { get; set; }
    public required string Title { get; set; }
    public required string Head { get; set; }
    public required string Html { get; set; }
}
