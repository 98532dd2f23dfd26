using System.ComponentModel.DataAnnotations;

namespace CaseLibrary.Data;

/// <summary>Cases that editors have put together, in an order, with an introduction.</summary>
internal sealed class Collection : Entity
{
    public const int SlugLength = 100;
    public const int TitleLength = 120;
    public const int SummaryLength = 300;
    public const int IntroductionLength = 10_000;
    public const int MostCases = 50;

    [Display(Name = "Address")]
    public required string Slug { get; set; }

    public required string Title { get; set; }

    public string Summary { get; set; } = "";

    public string Introduction { get; private set; } = "";

    /// <summary>Whether the public sees it.</summary>
    [Display(Name = "Published")]
    public bool IsPublished { get; private set; }

    [Display(Name = "First published")]
    public DateOnly? Published { get; private set; }

    [Display(Name = "Last edited")]
    public DateTimeOffset Edited { get; set; }

    public RenderedIntroduction Rendered { get; private init; } = new();

    public List<CollectedCase> Cases { get; private init; } = [];

    /// <summary>Keeps the introduction and what it looks like together: pages print the stored HTML.</summary>
    public void Write(string markdown, IMarkdown renderer)
    {
        Introduction = markdown;
        Rendered.Write(markdown, renderer);
    }

    /// <summary>These cases in this order. A case that was in the collection keeps its row, so that the history says what really changed.</summary>
    public void SetCases(IReadOnlyList<(Guid Case, string Line)> wanted)
    {
        Cases.RemoveAll(row => wanted.All(pair => pair.Case != row.CaseStudyId));
        foreach (var (position, (study, line)) in wanted.Index())
        {
            if (Cases.Find(row => row.CaseStudyId == study) is not { } row)
                Cases.Add(row = new CollectedCase { CollectionId = Id, CaseStudyId = study });
            (row.Position, row.Line) = (position, line);
        }
    }

    /// <param name="published">How many of its cases the public can read.</param>
    public IEnumerable<string> PublishingProblems(int published)
    {
        if (string.IsNullOrWhiteSpace(Summary))
            yield return "The summary is missing.";
        if (string.IsNullOrWhiteSpace(Introduction))
            yield return "The introduction is missing.";
        if (published == 0)
            yield return "None of its cases is published.";
    }

    public void Publish(DateOnly today) => (IsPublished, Published) = (true, Published ?? today);

    public void TakeBack() => IsPublished = false;
}
