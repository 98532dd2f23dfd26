namespace CaseLibrary.Data;

/// <summary>One amount, with what it means and who says so.</summary>
internal sealed class MoneyFact : Entity
{
    public const int PriceYearLength = 10;
    public const int NoteLength = 300;
    public const int SourceLength = 400;
    public const decimal Most = 100_000_000_000m;

    public required Guid CaseStudyId { get; init; }

    /// <summary>Facts are shown in the order in which the editor put them.</summary>
    public int Position { get; set; }

    public decimal Amount { get; set; }
    public MoneyKind Kind { get; set; }
    public MoneyPeriod Period { get; set; }
    public MoneyStatus Status { get; set; }

    /// <summary>Always written as “2011/12” where it is a financial year, so that equal labels add up; null when not known.</summary>
    public string? PriceYear
    {
        get;
        set => field = PriceYearText.Normal(value);
    }

    public string Note { get; set; } = "";

    /// <summary>The address or the name of what was published; “example” for invented amounts.</summary>
    public string Source { get; set; } = "";

    /// <summary>Only a net amount or a surplus can be negative: it is a loss then.</summary>
    public static bool IsPossible(decimal amount, MoneyKind kind) =>
        Math.Abs(amount) <= Most && (amount >= 0 || kind is MoneyKind.Net or MoneyKind.Surplus);

    public override Guid HistoryOf => CaseStudyId;

    /// <summary>The source as something to follow; null when it is not an address on the web.</summary>
    public Uri? SourceLink => Uri.TryCreate(Source, UriKind.Absolute, out var link) && link.Scheme is "https" or "http" ? link : null;

    public Money ToMoney() => new(Amount, Kind, Period, Status, PriceYear);
}
