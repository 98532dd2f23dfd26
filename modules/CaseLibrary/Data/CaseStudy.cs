using System.ComponentModel.DataAnnotations;
using CaseLibrary.Terms;

namespace CaseLibrary.Data;

/// <summary>How one council, or several together, earn income.</summary>
internal sealed class CaseStudy : Entity
{
    public const int SlugLength = 100;
    public const int TitleLength = 120;
    public const int SummaryLength = 300;
    public const int SubtypeLength = 60;
    public const int BodyLength = 40_000;
    public const int SignOffLength = 120;
    public const int MostMoneyFacts = 30;
    public const int MostCouncils = 20;
    public const int FirstYear = 1945;

    /// <summary>A published case is looked at again after this many months at the latest.</summary>
    public const int ReviewMonths = 24;

    public required string Slug { get; set; }
    public required string Title { get; set; }
    public string Summary { get; set; } = "";
    public CaseKind Kind { get; set; }
    public string Subtype { get; set; } = "";

    [Display(Name = "Delivery model")]
    public DeliveryModel Delivery { get; set; } = DeliveryModel.Unknown;

    [Display(Name = "Since (year)")]
    public int? Since { get; set; }

    [Display(Name = "Still running")]
    public StillRunning Running { get; set; } = StillRunning.Unknown;

    [Display(Name = "Evidence grade")]
    public EvidenceGrade Evidence { get; set; } = EvidenceGrade.Unverified;

    [Display(Name = "Invented example")]
    public bool Example { get; set; }

    /// <summary>Who has agreed to the publication for the council; empty until somebody has. Editors see it, the public does not.</summary>
    [Display(Name = "Signed off by")]
    public string SignedOffBy { get; set; } = "";

    [Display(Name = "Role of who signed off")]
    public string SignedOffRole { get; set; } = "";

    [Display(Name = "Text")]
    public string Body { get; private set; } = "";

    [Display(Name = "Review due")]
    public DateOnly? ReviewDue { get; set; }

    [Display(Name = "First published")]
    public DateOnly? Published { get; private set; }

    public CaseState State { get; private set; } = CaseState.Draft;

    /// <summary>When somebody last saved the case: feeds, search engines and the editors’ list say it.</summary>
    [Display(Name = "Last edited")]
    public DateTimeOffset Edited { get; set; }

    public RenderedBody Rendered { get; private init; } = new();
    public List<CaseCouncil> Councils { get; private init; } = [];
    public List<CaseLegalBasis> Legal { get; private init; } = [];
    public List<MoneyFact> Money { get; private init; } = [];

    /// <summary>Keeps the text and what it looks like together: pages print the stored HTML.</summary>
    public void Write(string markdown, IMarkdown renderer)
    {
        Body = markdown;
        Rendered.Write(markdown, renderer);
    }

    public void SetCouncils(IEnumerable<CouncilCode> codes)
    {
        var wanted = codes.Distinct().ToList();
        Councils.RemoveAll(row => !wanted.Contains(row.Council));
        Councils.AddRange(wanted.Except(Councils.Select(row => row.Council)).ToList()
            .Select(code => new CaseCouncil { CaseStudyId = Id, Council = code }));
    }

    public void SetLegal(IEnumerable<LegalBasis> bases)
    {
        var wanted = bases.Distinct().ToList();
        Legal.RemoveAll(row => !wanted.Contains(row.Basis));
        Legal.AddRange(wanted.Except(Legal.Select(row => row.Basis)).ToList()
            .Select(basis => new CaseLegalBasis { CaseStudyId = Id, Basis = basis }));
    }

    public bool ReviewOverdue(DateOnly today) => State == CaseState.Published && ReviewDue < today;

    /// <summary>Puts the case on the public site, unless something is missing.</summary>
    /// <returns>What is missing; empty when the case is now published.</returns>
    public IReadOnlyList<string> Publish(DateOnly today)
    {
        var problems = PublishingProblems(today);
        if (problems.Count == 0)
        {
            State = CaseState.Published;
            Published ??= today;
        }
        return problems;
    }

    public IReadOnlyList<string> PublishingProblems(DateOnly today) => State == CaseState.Published
        ? ["The case is published already."]
        : [.. MissingParts().Append(ReviewProblem(today)).OfType<string>()];

    /// <summary>What an edit has broken in a case that is published and stays so. A review date that has passed need not be renewed for every small correction.</summary>
    /// <param name="today">The day of the edit.</param>
    /// <param name="reviewBefore">The review date before the edit.</param>
    public IReadOnlyList<string> ProblemsOfEdit(DateOnly today, DateOnly? reviewBefore) =>
        [.. MissingParts().Append(ReviewDue == reviewBefore ? null : ReviewProblem(today)).OfType<string>()];

    /// <summary>Takes the case off the lists. Its page stays, marked, for those who have the address.</summary>
    /// <returns>Why not; null when the case is now archived.</returns>
    public string? Archive()
    {
        if (State != CaseState.Published)
            return "Only a published case can be archived.";
        State = CaseState.Archived;
        return null;
    }

    /// <summary>Makes an archived case a draft again, to be checked and signed off before it is published anew.</summary>
    /// <returns>Why not; null when the case is now a draft.</returns>
    public string? Reopen()
    {
        if (State != CaseState.Archived)
            return "Only an archived case can be reopened.";
        State = CaseState.Draft;
        SignedOffBy = SignedOffRole = "";
        return null;
    }

    private IEnumerable<string?> MissingParts()
    {
        yield return string.IsNullOrWhiteSpace(Summary) ? "The summary is missing." : null;
        yield return string.IsNullOrWhiteSpace(Body) ? "The text is missing." : null;
        yield return !Example && Councils.Count == 0 ? "No council is named. Only an invented example has none." : null;
        yield return Example && Councils.Count > 0 ? "An invented example must not name a council." : null;
        yield return !Example && (string.IsNullOrWhiteSpace(SignedOffBy) || string.IsNullOrWhiteSpace(SignedOffRole))
            ? "Nobody has signed it off for the council. Enter the name and the role of who did." : null;
        yield return Example && Evidence != EvidenceGrade.Unverified ? "An invented example must have the evidence grade “Unverified”." : null;
        foreach (var fact in Money.Where(fact => string.IsNullOrWhiteSpace(fact.Source)))
            yield return $"{fact.ToMoney()} has no source.";
    }

    private string? ReviewProblem(DateOnly today) => ReviewDue switch
    {
        null => "The date of the next review is missing.",
        { } due when due <= today => "The date of the next review must be in the future.",
        { } due when due > today.AddMonths(ReviewMonths) => $"The next review is more than {ReviewMonths} months away.",
        _ => null,
    };
}
