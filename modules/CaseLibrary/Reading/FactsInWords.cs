using CaseLibrary.Data;
using CaseLibrary.Pages;
using CaseLibrary.Terms;

namespace CaseLibrary.Reading;

/// <summary>The facts of a case in words, without links: for documents and tables that are taken away.</summary>
internal static class FactsInWords
{
    public static IReadOnlyList<WordFact> Of(CaseStudy study, IReadOnlyList<CouncilThenAndNow> councils) =>
    [
        new(councils.Count > 1 ? "Councils" : "Council", Councils(councils)),
        new("Kind", study.Subtype.Length > 0 ? $"{study.Kind.Name()}: {study.Subtype}" : study.Kind.Name()),
        new("Since", study.Since?.ToString() ?? "Not known"),
        new("Still running", study.Running.Name()),
        new("Delivery model", study.Delivery.Name()),
        new("Legal basis", study.Legal.Count == 0 ? LegalBasis.Unknown.Name() : string.Join("; ", study.Legal.Select(row => row.Basis).Order().Select(basis => basis.Name()))),
        new("Evidence", $"{study.Evidence.Name()}. {study.Evidence.Explanation()}"),
        new("Published", study.Published?.InWords() ?? "Not yet"),
        new("Next review", study.ReviewDue?.InWords() ?? "No date"),
        .. study.Money.Select(fact => new WordFact($"Money: {fact.ToMoney().Label}", Amount(fact))),
    ];

    public static string Councils(IReadOnlyList<CouncilThenAndNow> councils) => councils.Count == 0 ? "None: this case is invented"
        : string.Join("; ", councils.Select(council => council.Since is { } since ? $"{council.Then.Name} ({since})" : council.Then.Name));

    public static string Source(MoneyFact fact) => fact.Source == "example" ? "none, the amount is invented" : fact.Source;

    private static string Amount(MoneyFact fact) => string.Join(' ', new[]
    {
        Money.Format(fact.Amount) + ".", fact.Note, fact.Source.Length > 0 ? $"Source: {Source(fact)}" : "",
    }.Where(part => part.Length > 0));
}
