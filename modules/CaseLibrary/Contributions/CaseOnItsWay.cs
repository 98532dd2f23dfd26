using CaseLibrary.Data;

namespace CaseLibrary.Contributions;

/// <summary>A case while rows of a table are put into it: which of its facts a row has been about already, and which rows there were.</summary>
internal sealed class CaseOnItsWay(CaseStudy study)
{
    private readonly Dictionary<Likeness, Queue<MoneyFact>> stored = study.Money.GroupBy(Likeness.Of).ToDictionary(alike => alike.Key, alike => new Queue<MoneyFact>(alike));
    private readonly HashSet<(Likeness, decimal, string)> rows = [];
    private int last = study.Money.Select(fact => fact.Position).DefaultIfEmpty(-1).Max();

    public CaseStudy Case => study;

    public int Count { get; private set; } = study.Money.Count;

    /// <summary>The first fact of the same likeness that no row has been about; null when there is none left.</summary>
    public MoneyFact? NextLike(MoneyFact read)
    {
        if (!stored.TryGetValue(Likeness.Of(read), out var alike) || !alike.TryDequeue(out var fact))
            return null;
        rows.Add(SameOf(read));
        return fact;
    }

    /// <summary>False when a row before it said the same.</summary>
    public bool IsNew(MoneyFact read) => rows.Add(SameOf(read));

    public MoneyFact Add(MoneyFact read, DateTimeOffset now)
    {
        (read.Position, study.Edited) = (++last, now);
        Count++;
        return read;
    }

    private static (Likeness, decimal, string) SameOf(MoneyFact read) => (Likeness.Of(read), read.Amount, read.Source);

    /// <summary>What makes two facts of a case the same fact, whatever the amount.</summary>
    private sealed record Likeness(MoneyKind Kind, MoneyPeriod Period, MoneyStatus Status, string? PriceYear, string Note)
    {
        public static Likeness Of(MoneyFact fact) => new(fact.Kind, fact.Period, fact.Status, fact.PriceYear, fact.Note);
    }
}
