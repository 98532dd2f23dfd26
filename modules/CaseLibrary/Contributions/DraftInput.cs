using System.ComponentModel;
using System.Globalization;
using CaseLibrary.Pages.Manage;
using CaseLibrary.Terms;

namespace CaseLibrary.Contributions;

/// <summary>What a caller may say of a draft. Who signs it off, and whether it is published, is decided on the site.</summary>
internal sealed record DraftInput(
    [property: Description("At most 120 characters.")] string? Title,
    [property: Description("The last part of the page's address; made from the title when left out.")] string? Slug,
    [property: Description("One or two sentences, at most 300 characters.")] string? Summary,
    [property: Description("assets, services or commodities.")] string? Kind,
    string? Subtype,
    [property: Description("Codes from /api/councils.")] IReadOnlyList<CouncilCode>? Councils,
    [property: Description("in-house, shared, trading-company, joint-venture, concession or unknown.")] string? Delivery,
    [property: Description("charging, trading, goods-and-services, general-competence, other or unknown.")] IReadOnlyList<string>? LegalBasis,
    [property: Description("The year in which it began.")] int? Since,
    [property: Description("yes, no or unknown.")] string? Running,
    [property: Description("verified, reported, secondary or unverified.")] string? Evidence,
    [property: Description("Whether it is an invented example.")] bool? Example,
    DateOnly? ReviewDue,
    IReadOnlyList<DraftMoney>? Money,
    [property: Description("The text as Markdown, at most 40,000 characters.")] string? Markdown)
{
    public CaseForm ToForm(FieldProblems problems)
    {
        var form = new CaseForm
        {
            Title = Title,
            Slug = Slug,
            Summary = Summary,
            Kind = Kind is null ? null : Term<CaseKind>("kind", Kind, problems),
            Subtype = Subtype,
            Councils = Councils is null ? null : string.Join('\n', Councils.Select(code => code.Value)),
            Delivery = Term("delivery", Delivery, problems, DeliveryModel.Unknown),
            Legal = [.. (LegalBasis ?? []).Select(basis => Term<LegalBasis>("legalBasis", basis, problems))],
            Since = Since?.ToString(CultureInfo.InvariantCulture),
            Running = Term("running", Running, problems, StillRunning.Unknown),
            Evidence = Term("evidence", Evidence, problems, EvidenceGrade.Unverified),
            Example = Example ?? false,
            ReviewDue = ReviewDue,
            Money = [.. (Money ?? []).Select((money, row) => money.ToRow(row, problems))],
            Body = Markdown,
        };
        problems.Check(form);
        foreach (var (row, money) in form.Money.Index())
            problems.Check(money, $"money[{row}]");
        return form;
    }

    public static T Term<T>(string field, string? key, FieldProblems problems, T otherwise = default) where T : struct, Enum
    {
        if (key is null)
            return otherwise;
        if (!Modular.Sdk.Term.TryRead<T>(key, out var value))
            problems.Add(field, $"Use one of: {string.Join(", ", Modular.Sdk.Term.KeysOf<T>())}");
        return value;
    }
}

internal sealed record DraftMoney(
    [property: Description("In pounds; negative for a loss.")] decimal? Amount,
    [property: Description("gross, net, surplus, investment or what else a case's money has as kind.")] string? Kind,
    string? Period, string? Status,
    [property: Description("Such as 2012/13.")] string? PriceYear,
    string? Note, string? Source)
{
    public MoneyRow ToRow(int row, FieldProblems problems) => new()
    {
        Amount = Amount?.ToString("0.##", CultureInfo.InvariantCulture),
        Kind = DraftInput.Term<MoneyKind>($"money[{row}].kind", Kind, problems),
        Period = DraftInput.Term($"money[{row}].period", Period, problems, MoneyPeriod.AYear),
        Status = DraftInput.Term<MoneyStatus>($"money[{row}].status", Status, problems),
        PriceYear = PriceYear,
        Note = Note,
        Source = Source,
    };
}
