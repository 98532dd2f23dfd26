using CaseLibrary.Data;
using CaseLibrary.Pages;
using CaseLibrary.Terms;

namespace CaseLibrary.Reading;

/// <summary>A case as its page says it, for the views that print it.</summary>
internal sealed record CasePrint(CaseStudy Study, IReadOnlyList<CouncilThenAndNow> Councils, IReadOnlyList<Attachment> Attachments, IReadOnlyList<string> Reuses, Module Module, DateOnly Today)
{
    /// <summary>Stands for the address of the site, which only the request knows.</summary>
    public const string Site = "https://this-site.invalid";

    public string Address => $"{Site}/case-studies/{Study.Slug}";

    public Attachment? Lead => Attachments.FirstOrDefault(attachment => attachment.Lead);

    /// <summary>The whole address of the lead image; null when there is none.</summary>
    public string? Image => Lead is { } lead ? $"{Site}{lead.File.AddressIn(Module)}" : null;

    public string StructuredData => Reading.StructuredData.Of(Study, Councils, Address, Image);

    public bool ReviewOverdue => Study.ReviewOverdue(Today);

    /// <summary>The last day on which the page says the same.</summary>
    public DateOnly? Until(ICouncilRegister register) =>
        Study.Councils.Any(row => !register.SuccessorsAsAt(row.Council, Today).SequenceEqual(register.SuccessorsAsAt(row.Council, DateOnly.MaxValue))) ? Today
        : Study.State == CaseState.Published && !ReviewOverdue ? Study.ReviewDue : null;
}
