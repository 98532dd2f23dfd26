using System.ComponentModel.DataAnnotations;
using CaseLibrary.Data;

namespace CaseLibrary.Pages.Manage.Collections;

/// <summary>A collection as it is typed.</summary>
internal sealed class CollectionForm
{
    public Guid Version { get; set; }

    [Required(ErrorMessage = "Enter a title")]
    [StringLength(Collection.TitleLength, ErrorMessage = "The title must be 120 characters or fewer")]
    public string? Title { get; set; }

    [Display(Name = "Address (optional)", Description = "The last part of the page’s address. Left empty, it is made from the title. It stays once the collection has been published")]
    [StringLength(Collection.SlugLength, ErrorMessage = "The address must be 100 characters or fewer")]
    [RegularExpression("[a-z0-9]+(-[a-z0-9]+)*", ErrorMessage = "The address may hold small letters, digits and single hyphens")]
    public string? Slug { get; set; }

    [Display(Description = "One sentence for lists and search. Needed before the collection is published")]
    [StringLength(Collection.SummaryLength, ErrorMessage = "The summary must be 300 characters or fewer")]
    public string? Summary { get; set; }

    [Display(Description = "Markdown. What the cases have in common and how to read them. Needed before the collection is published")]
    [StringLength(Collection.IntroductionLength, ErrorMessage = "The introduction must be 10,000 characters or fewer")]
    public string? Introduction { get; set; }

    public List<CollectedRow> Cases { get; set; } = [];

    /// <summary>The address that was typed, else the one that the title makes.</summary>
    public string WantedSlug => string.IsNullOrWhiteSpace(Slug) ? SlugText.Of(Title) : Slug.Trim();

    public static CollectionForm Of(Collection collection, IReadOnlyDictionary<Guid, string> slugs) => new()
    {
        Version = collection.Version,
        Title = collection.Title,
        Slug = collection.Slug,
        Summary = collection.Summary,
        Introduction = collection.Introduction,
        Cases = [.. collection.Cases.OrderBy(row => row.Position).Select(row => new CollectedRow { Case = slugs.GetValueOrDefault(row.CaseStudyId), Line = row.Line })],
    };

    public void CopyTo(Collection collection, IReadOnlyList<Guid> cases, IMarkdown markdown, DateTimeOffset now)
    {
        collection.Title = Title!.Trim();
        collection.Summary = Summary?.Trim() ?? "";
        collection.Write(Introduction?.ReplaceLineEndings("\n").Trim() ?? "", markdown);
        collection.SetCases([.. cases.Zip(Cases, (id, row) => (id, row.Line?.Trim() ?? ""))]);
        collection.Edited = now;
    }
}

/// <summary>One case as it is typed.</summary>
internal sealed class CollectedRow
{
    [Display(Name = "Case study", Description = "Its address, or the last part of it, such as harrow-recyclables-e-auction")]
    [Required(ErrorMessage = "Enter the address of the case, or remove the row")]
    [StringLength(500, ErrorMessage = "The address must be 500 characters or fewer")]
    public string? Case { get; set; }

    [Display(Name = "What to say about it (optional)", Description = "One line, shown with the case")]
    [StringLength(CollectedCase.LineLength, ErrorMessage = "The line must be 300 characters or fewer")]
    public string? Line { get; set; }

    /// <summary>The last part of the address that was typed or pasted.</summary>
    public string Slug => (Case ?? "").Split('?', '#')[0].Trim().TrimEnd('/').Split('/')[^1];
}
