using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Finding;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Collections;

/// <summary>Collections as readers may see them.</summary>
internal sealed class OpenCollections(CaseLibraryStore store, CaseFinder finder, ICurrentUser user)
{
    public bool MayEdit => user.Can(CasePermissions.Edit);

    /// <summary>What is published, by title, each with the number of its cases that the public can read.</summary>
    public async Task<IReadOnlyList<ListedCollection>> ListAsync(CancellationToken cancellation) => await store.Collections.AsNoTracking()
        .Where(collection => collection.IsPublished).OrderBy(collection => collection.Title).ThenBy(collection => collection.Id)
        .Select(collection => new ListedCollection(collection.Slug, collection.Title, collection.Summary,
            collection.Cases.Count(row => store.Cases.Any(study => study.Id == row.CaseStudyId && study.State == CaseState.Published))))
        .ToListAsync(cancellation);

    /// <summary>The collection at an address; null when there is none that the reader may see.</summary>
    public async Task<Collection?> FindAsync(string slug, CancellationToken cancellation) =>
        await store.WholeCollections.AsNoTracking().SingleOrDefaultAsync(collection => collection.Slug == slug, cancellation) is { } found && (found.IsPublished || MayEdit) ? found : null;

    /// <summary>Its published cases, in its order, each with what the editors say about it.</summary>
    public async Task<IReadOnlyList<CaseCard>> CasesAsync(Collection collection, CancellationToken cancellation)
    {
        var rows = collection.Cases.OrderBy(row => row.Position).ToList();
        var cards = (await finder.CardsAsync(rows.ConvertAll(row => row.CaseStudyId), cancellation)).ToDictionary(card => card.Row.Id);
        return [.. rows.Where(row => cards.ContainsKey(row.CaseStudyId)).Select(row => cards[row.CaseStudyId] with { Note = row.Line.Length > 0 ? row.Line : null })];
    }
}

/// <summary>A published collection on a list.</summary>
internal sealed record ListedCollection(string Slug, string Title, string Summary, int Cases)
{
    public string Link => $"/case-studies/collections/{Slug}";
}
