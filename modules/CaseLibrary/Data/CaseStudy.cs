using System.ComponentModel.DataAnnotations;
using CaseLibrary.Checking;
using CaseLibrary.Terms;

namespace CaseLibrary.Data;

/// <summary>How one council, or several together, earn income.</summary>
internal sealed class CaseStudy : WorkflowRecord<CaseState>
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

    /// <summary>When the council last said that the case still holds.</summary>
    [Display(Name = "Reconfirmed")]
    public DateOnly? Reconfirmed { get; private set; }

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

    /// <summary>Becomes what another reading of the same case says. State, address and dates of publication stay.</summary>
    public void TakeOver(CaseStudy other, IMarkdown renderer, DateTimeOffset now)
    {
        (Title, Summary, Kind, Subtype, Delivery, Since, Running, Evidence, Example) =
            (other.Title, other.Summary, other.Kind, other.Subtype, other.Delivery, other.Since, other.Running, other.Evidence, other.Example);
        (SignedOffBy, SignedOffRole, ReviewDue, Edited) = (other.SignedOffBy, other.SignedOffRole, other.ReviewDue, now);
        SetCouncils(other.Councils.Select(row => row.Council));
        SetLegal(other.Legal.Select(row => row.Basis));
        Write(other.Body, renderer);
        if (State is CaseState.Published)
            Postpone(Example ? null : ReviewDue);
        Money.RemoveAll(fact => fact.Position >= other.Money.Count);
        foreach (var fact in other.Money)
        {
            if (Money.Find(known => known.Position == fact.Position) is not { } known)
                Money.Add(known = new MoneyFact { CaseStudyId = Id, Position = fact.Position });
            (known.Amount, known.Kind, known.Period, known.Status, known.PriceYear, known.Note, known.Source) =
                (fact.Amount, fact.Kind, fact.Period, fact.Status, fact.PriceYear, fact.Note, fact.Source);
        }
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

    /// <summary>What keeps the case from being published.</summary>
    public IEnumerable<string> PublishingProblems(DateOnly today) => [.. MissingParts(), .. TextProblems(), .. SignOffProblems(), .. ReviewProblems(today)];

    /// <summary>What must be put right before the council or the public reads it.</summary>
    public IEnumerable<string> TextProblems() => CaseChecks.MustFix(this).Select(finding => finding.ToString());

    /// <summary>Not stored: found by <see cref="CaseChecks.ExamineAsync"/>, which knows what else there is.</summary>
    internal IReadOnlyList<Remark> DeadLinks { get; set; } = [];

    /// <summary>What an edit has broken in a case that is published and stays so. A review date that has passed need not be renewed for every small correction.</summary>
    /// <param name="today">The day of the edit.</param>
    /// <param name="reviewBefore">The review date before the edit.</param>
    public IReadOnlyList<string> ProblemsOfEdit(DateOnly today, DateOnly? reviewBefore) =>
        [.. MissingParts(), .. SignOffProblems(), .. ReviewDue == reviewBefore ? [] : ReviewProblems(today)];

    /// <summary>What has to be there before an editor looks at the case.</summary>
    public IEnumerable<string> MissingParts()
    {
        if (string.IsNullOrWhiteSpace(Summary))
            yield return "The summary is missing.";
        if (string.IsNullOrWhiteSpace(Body))
            yield return "The text is missing.";
        if (!Example && Councils.Count == 0)
            yield return "No council is named. Only an invented example has none.";
        if (Example && Councils.Count > 0)
            yield return "An invented example must not name a council.";
        if (Example && Evidence != EvidenceGrade.Unverified)
            yield return "An invented example must have the evidence grade “Unverified”.";
        foreach (var fact in Money.Where(fact => string.IsNullOrWhiteSpace(fact.Source)))
            yield return $"{fact.ToMoney()} has no source.";
    }

    public IEnumerable<string> SignOffProblems() => !Example && (string.IsNullOrWhiteSpace(SignedOffBy) || string.IsNullOrWhiteSpace(SignedOffRole))
        ? ["Nobody has signed it off for the council. Enter the name and the role of who did."] : [];

    internal void SignOff(string name, string role) => (SignedOffBy, SignedOffRole) = (name, role);

    internal void TakeBackSignOff() => (SignedOffBy, SignedOffRole) = ("", "");

    internal void Appear(DateOnly today) => Published ??= today;

    internal void Reconfirm(DateOnly today) => (Reconfirmed, ReviewDue) = (today, today.AddMonths(ReviewMonths));

    private IEnumerable<string> ReviewProblems(DateOnly today) => ReviewDue switch
    {
        null => ["The date of the next review is missing."],
        { } due when due <= today => ["The date of the next review must be in the future."],
        { } due when due > today.AddMonths(ReviewMonths) => [$"The next review is more than {ReviewMonths} months away."],
        _ => [],
    };
}
