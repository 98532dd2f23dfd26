using CaseLibrary.Data;

namespace CaseLibrary.Contributions;

/// <summary>Money facts as a table: what is downloaded can be brought back, and then changes nothing.</summary>
internal static class MoneyFactColumns
{
    public const string Case = "case";
    public const string Amount = "amount";
    public const string Kind = "kind";
    public const string Period = "period";
    public const string Status = "status";
    public const string PriceYear = "price_year";
    public const string Note = "note";
    public const string Source = "source";

    public static IReadOnlyList<ImportColumn> All { get; } =
    [
        new(Case, "The case: the last part of the address of its page.", "example-trade-waste") { Required = true, Most = CaseStudy.SlugLength, OtherNames = ["slug", "case study"] },
        new(Amount, "Pounds. Only a net amount or a surplus can be negative: it is a loss then.", "372300") { Required = true, OtherNames = ["pounds", "money", "value"] },
        new(Kind, $"What the amount is: {Words<MoneyKind>()}.", "net") { Required = true, OtherNames = ["label", "what it measures"] },
        new(Period, $"How often: {Words<MoneyPeriod>()}.", "a-year") { Required = true, OtherNames = ["how often"] },
        new(Status, $"How sure it is: {Words<MoneyStatus>()}.", "delivered") { Required = true, OtherNames = ["how sure"] },
        new(PriceYear, "The year whose prices these are, if the source says it.", "2012/13") { Most = MoneyFact.PriceYearLength, OtherNames = ["prices"] },
        new(Note, "What the amount includes and leaves out. It tells amounts of one case apart that are the same kind of amount.", "Before the cost of collection") { Most = MoneyFact.NoteLength },
        new(Source, "The address of what was published, or its name. Published cases need it.", "example") { Most = MoneyFact.SourceLength },
    ];

    /// <summary>A term as the table writes it, or as people do: “a-year”, “A year”.</summary>
    public static T? Read<T>(ImportRow row, string column) where T : struct, Enum
    {
        if (row[column] is not { } text)
            return null;
        if (Term.TryRead<T>(text.Replace(' ', '-').Replace('_', '-'), out var value))
            return value;
        row.Reject(column, $"This is none of the values that there are. Enter one of: {Words<T>()}.");
        return null;
    }

    private static string Words<T>() where T : struct, Enum => string.Join(", ", Term.KeysOf<T>());
}
