using Modular.Sdk;

namespace Modular.Host.Search.Facts;

/// <summary>The amounts of every document, one after the other: a label's number and pence each. What a changed document had before stays behind unused until the index is opened again.</summary>
internal sealed class MoneyColumn
{
    private const int Pence = 100;
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<Money> labels = [];
    private (int Start, int Count)[] places = [];
    private (int Label, long Pence)[] amounts = [];
    private int used;

    public void Set(int slot, IReadOnlyList<Money> own)
    {
        if (slot >= places.Length)
        {
            if (own.Count == 0)
                return;
            Array.Resize(ref places, Math.Max(slot + 1, places.Length * 2));
        }
        if (used + own.Count > amounts.Length)
            Array.Resize(ref amounts, Math.Max(used + own.Count, amounts.Length * 2));
        places[slot] = (used, own.Count);
        foreach (var money in own)
            amounts[used++] = (Number(money), (long)(money.Amount * Pence));
    }

    /// <summary>Adds up each label by itself.</summary>
    public (IReadOnlyList<Money> Sums, int Documents) Add(ReadOnlySpan<Match> matches)
    {
        var (sums, has, documents) = (new long[labels.Count], new bool[labels.Count], 0);
        foreach (var match in matches)
        {
            if (match.Slot >= places.Length || places[match.Slot].Count == 0)
                continue;
            documents++;
            foreach (var (label, pence) in amounts.AsSpan(places[match.Slot].Start, places[match.Slot].Count))
            {
                sums[label] += pence;
                has[label] = true;
            }
        }
        return ([.. labels.Select((label, number) => label with { Amount = (decimal)sums[number] / Pence }).Where((_, number) => has[number])], documents);
    }

    private int Number(Money money)
    {
        if (!numbers.TryGetValue(money.Label, out var number))
        {
            numbers.Add(money.Label, number = labels.Count);
            labels.Add(money with { Amount = 0 });
        }
        return number;
    }
}
