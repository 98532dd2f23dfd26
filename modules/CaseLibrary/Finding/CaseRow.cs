using CaseLibrary.Data;
using CaseLibrary.Terms;

namespace CaseLibrary.Finding;

/// <summary>What filters, counts and sorting need to know of a published case, and what a list shows: everything but its text.</summary>
internal sealed record CaseRow
{
    public required Guid Id { get; init; }
    public required CaseState State { get; init; }
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required CaseKind Kind { get; init; }
    public required DeliveryModel Delivery { get; init; }
    public required EvidenceGrade Evidence { get; init; }
    public required StillRunning Running { get; init; }
    public required bool Example { get; init; }
    public required DateOnly? Published { get; init; }
    public IReadOnlyList<CouncilCode> Codes { get; init; } = [];
    public IReadOnlyList<Money> Money { get; init; } = [];

    /// <summary>The councils behind <see cref="Codes"/>, once they have been looked up in the register.</summary>
    public IReadOnlyList<Council> Councils { get; init; } = [];

    public required string Summary { get; init; }
    public required string Subtype { get; init; }
    public required int? Since { get; init; }
    public required DateTimeOffset Edited { get; init; }

    public static CaseRow Of(CaseStudy study) => new()
    {
        Id = study.Id,
        State = study.State,
        Slug = study.Slug,
        Title = study.Title,
        Summary = study.Summary,
        Kind = study.Kind,
        Subtype = study.Subtype,
        Since = study.Since,
        Edited = study.Edited,
        Delivery = study.Delivery,
        Evidence = study.Evidence,
        Running = study.Running,
        Example = study.Example,
        Published = study.Published,
        Codes = [.. study.Councils.Select(row => row.Council).Order()],
        Money = [.. study.Money.OrderBy(fact => fact.Position).Select(fact => fact.ToMoney())],
    };
}
