using CaseLibrary.Terms;

namespace CaseLibrary.Finding;

/// <summary>All that filters, sorting and sums need to know of a case.</summary>
internal sealed record CaseFacts(
    CaseKind Kind, string Subtype, DeliveryModel Delivery, EvidenceGrade Evidence, StillRunning Running, int? Since, bool Example, DateOnly? Published,
    IReadOnlyList<Council> Councils, IReadOnlyList<LegalBasis> Legal, IReadOnlyList<Money> Money)
{
    public const string ByPublished = "published";
    public const string ByIncome = "income";
    public const string ByPayback = "payback";

    public IReadOnlyDictionary<string, double> Numbers
    {
        get
        {
            var numbers = new Dictionary<string, double>();
            if (Published is { } day)
                numbers[ByPublished] = day.DayNumber;
            if (Income.KeptAYear(Money) is { } kept)
                numbers[ByIncome] = (double)kept;
            if (Income.PaybackYears(Money) is { } years)
                numbers[ByPayback] = (double)years;
            return numbers;
        }
    }

    /// <summary>What lists add up: what was delivered, of real cases.</summary>
    public IReadOnlyList<Money> Summed => Example ? [] : [.. Money.Where(money => money.IsDelivered())];
}
