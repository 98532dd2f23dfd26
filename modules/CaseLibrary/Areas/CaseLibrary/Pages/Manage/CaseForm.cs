using System.ComponentModel.DataAnnotations;
using CaseLibrary.Data;
using CaseLibrary.Terms;

namespace CaseLibrary.Pages.Manage;

/// <summary>A case as it is typed, in the order of the page.</summary>
internal sealed class CaseForm
{
    public Guid Version { get; set; }

    [Display(Description = "Start with the council: “Harrow: selling dry recyclables by online auction”")]
    [Required(ErrorMessage = "Enter a title")]
    [StringLength(CaseStudy.TitleLength, ErrorMessage = "The title must be 120 characters or fewer")]
    public string? Title { get; set; }

    [Display(Name = "Address (optional)", Description = "The last part of the page’s address. Left empty, it is made from the title. It stays once the case has been published")]
    [StringLength(CaseStudy.SlugLength, ErrorMessage = "The address must be 100 characters or fewer")]
    [RegularExpression("[a-z0-9]+(-[a-z0-9]+)*", ErrorMessage = "The address may hold small letters, digits and single hyphens")]
    public string? Slug { get; set; }

    [Display(Description = "One or two sentences with the result. Needed before the case is published")]
    [StringLength(CaseStudy.SummaryLength, ErrorMessage = "The summary must be 300 characters or fewer")]
    public string? Summary { get; set; }

    [Required(ErrorMessage = "Choose a kind")]
    public CaseKind? Kind { get; set; }

    [Display(Name = "Subtype (optional)", Description = "For example “Car parks”. Cases of the same subtype point to each other")]
    [StringLength(CaseStudy.SubtypeLength, ErrorMessage = "The subtype must be 60 characters or fewer")]
    public string? Subtype { get; set; }

    [Display(Description = "Names or three-letter codes, one on each line. A name means the council that had it in the year of “Since” below; without a year, on the day of publication or today")]
    [StringLength(2_000, ErrorMessage = "The councils must be 2,000 characters or fewer")]
    public string? Councils { get; set; }

    [Display(Name = "Delivery model")]
    public DeliveryModel Delivery { get; set; } = DeliveryModel.Unknown;

    [Display(Name = "Legal basis")]
    public List<LegalBasis> Legal { get; set; } = [];

    [Display(Name = "Since (optional)", Description = "The year in which it began")]
    public string? Since { get; set; }

    [Display(Name = "Still running")]
    public StillRunning Running { get; set; } = StillRunning.Unknown;

    [Display(Name = "Evidence grade")]
    public EvidenceGrade Evidence { get; set; } = EvidenceGrade.Unverified;

    [Display(Name = "This case is an invented example")]
    public bool Example { get; set; }

    [Display(Name = "Signed off by (optional)", Description = "Who has agreed to the publication for the council. Needed before a real case is published. Not shown to the public")]
    [StringLength(CaseStudy.SignOffLength, ErrorMessage = "The name must be 120 characters or fewer")]
    public string? SignedOffBy { get; set; }

    [Display(Name = "Their role (optional)", Description = "For example “Head of assets”")]
    [StringLength(CaseStudy.SignOffLength, ErrorMessage = "The role must be 120 characters or fewer")]
    public string? SignedOffRole { get; set; }

    [Display(Name = "Review due (optional)", Description = "At most 24 months after the day of publication. Needed before the case is published")]
    public DateOnly? ReviewDue { get; set; }

    public List<MoneyRow> Money { get; set; } = [];

    [Display(Name = "Text", Description = "Markdown. Useful headings: the challenge, the approach, results, what did not work, lessons, advice to others, sources. A callout for an amount begins with > [!money]")]
    [StringLength(CaseStudy.BodyLength, ErrorMessage = "The text must be 40,000 characters or fewer")]
    public string? Body { get; set; }

    /// <summary>The address that was typed, else the one that the title makes.</summary>
    public string WantedSlug => string.IsNullOrWhiteSpace(Slug) ? SlugText.Of(Title) : Slug.Trim();

    public static CaseForm Of(CaseStudy study, ICouncilRegister register) => new()
    {
        Version = study.Version,
        Title = study.Title,
        Slug = study.Slug,
        Summary = study.Summary,
        Kind = study.Kind,
        Subtype = study.Subtype,
        Councils = string.Join('\n', study.Councils.Select(row => CouncilText.NameOf(row.Council, register)).Order()),
        Delivery = study.Delivery,
        Legal = [.. study.Legal.Select(row => row.Basis)],
        Since = study.Since?.ToString(),
        Running = study.Running,
        Evidence = study.Evidence,
        Example = study.Example,
        SignedOffBy = study.SignedOffBy,
        SignedOffRole = study.SignedOffRole,
        ReviewDue = study.ReviewDue,
        Money = [.. study.Money.OrderBy(fact => fact.Position).Select(MoneyRow.Of)],
        Body = study.Body,
    };

    /// <summary>Writes a form without mistakes into a case.</summary>
    public void CopyTo(CaseStudy study, IReadOnlyList<CouncilCode> councils, IMarkdown markdown, DateTimeOffset now)
    {
        study.Title = Title!.Trim();
        study.Summary = Summary?.Trim() ?? "";
        study.Kind = Kind!.Value;
        study.Subtype = Subtype?.Trim() ?? "";
        study.SetCouncils(councils);
        study.Delivery = Delivery;
        study.SetLegal(Legal);
        study.Since = int.TryParse(Since, out var year) ? year : null;
        study.Running = Running;
        study.Evidence = Evidence;
        study.Example = Example;
        study.SignedOffBy = SignedOffBy?.Trim() ?? "";
        study.SignedOffRole = SignedOffRole?.Trim() ?? "";
        study.ReviewDue = ReviewDue;
        study.Write(Body?.ReplaceLineEndings("\n").Trim() ?? "", markdown);
        study.Edited = now;
        if (study.State is CaseState.Published)
            study.Postpone(study.Example ? null : ReviewDue);
        CopyMoney(study);
    }

    private void CopyMoney(CaseStudy study)
    {
        study.Money.RemoveAll(fact => Money.TrueForAll(row => row.Id != fact.Id));
        for (var position = 0; position < Money.Count; position++)
        {
            var row = Money[position];
            var fact = study.Money.Find(known => known.Id == row.Id);
            if (fact is null)
                study.Money.Add(fact = new MoneyFact { CaseStudyId = study.Id });
            fact.Position = position;
            row.CopyTo(fact);
        }
    }
}
