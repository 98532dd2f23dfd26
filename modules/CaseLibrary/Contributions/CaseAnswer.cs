using System.Text.Json.Serialization;
using CaseLibrary.Data;
using CaseLibrary.Finding;
using CaseLibrary.Terms;

namespace CaseLibrary.Contributions;

// The API's field names are a promise to those who read it.
internal sealed record CaseListAnswer(int Total, int Page, int Pages, IReadOnlyList<CaseListed> Items)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Next { get; init; }

    /// <summary>Under what the cases may be used.</summary>
    public string Licence => Reading.Licence.Address;
}

internal sealed record CaseListed(
    string Slug, string Title, string Summary, string Kind, string Subtype, IReadOnlyList<CouncilCode> Councils, string Delivery, int? Since,
    string Running, string Evidence, bool Example, DateOnly? Published, string Link, IReadOnlyList<MoneyAnswer> Money)
{
    public static CaseListed Of(CaseCard card) => new(
        card.Row.Slug, card.Row.Title, card.Summary, card.Row.Kind.Key(), card.Subtype, card.Row.Codes, card.Row.Delivery.Key(), card.Since,
        card.Row.Running.Key(), card.Row.Evidence.Key(), card.Row.Example, card.Row.Published, card.Link, [.. card.Row.Money.Select(MoneyAnswer.Of)]);
}

internal sealed record CaseAnswer(
    string Slug, string Title, string Summary, string Kind, string Subtype, IReadOnlyList<CouncilCode> Councils, string Delivery, int? Since,
    string Running, string Evidence, bool Example, DateOnly? Published, DateOnly? ReviewDue, bool Archived, IReadOnlyList<string> LegalBasis,
    IReadOnlyList<MoneyAnswer> Money, string Markdown)
{
    /// <summary>Under what the case may be used; absent until it is published.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Licence { get; init; }

    public static CaseAnswer Of(CaseStudy study) => new(
        study.Slug, study.Title, study.Summary, study.Kind.Key(), study.Subtype, [.. study.Councils.Select(row => row.Council)], study.Delivery.Key(),
        study.Since, study.Running.Key(), study.Evidence.Key(), study.Example, study.Published, study.ReviewDue, study.State == CaseState.Archived,
        [.. study.Legal.Select(row => row.Basis.Key())],
        [.. study.Money.Select(fact => MoneyAnswer.Of(fact.ToMoney()) with { Note = fact.Note, Source = fact.Source })], study.Body)
    {
        Licence = study.State.IsOpen() ? Reading.Licence.Address : null,
    };
}

internal sealed record MoneyAnswer(decimal Amount, string Label, string Kind, string Period, string Status, string? PriceYear)
{
    public string? Note { get; init; }

    public string? Source { get; init; }

    public static MoneyAnswer Of(Money money) => new(money.Amount, money.Label, money.Kind.Key(), money.Period.Key(), money.Status.Key(), money.PriceYear);
}

/// <summary>A draft with its id, by which it is changed: its address may still change too.</summary>
internal sealed record DraftAnswer(Guid Id, CaseAnswer Case)
{
    public static DraftAnswer Of(CaseStudy study) => new(study.Id, CaseAnswer.Of(study));
}
