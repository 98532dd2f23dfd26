namespace Modular.Host.Search.Facts;

/// <summary>The values of one facet for every document: a number each, and a list only for the few documents that have several values.</summary>
internal sealed class FacetColumn
{
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<string> values = [];
    private readonly Dictionary<int, int[]> several = [];

    // 0: none. n: the value n - 1. -1: several.
    private int[] only = [];

    public IReadOnlyList<string> Values => values;

    public int? NumberOf(string value) => numbers.TryGetValue(value, out var number) ? number : null;

    public void Set(int slot, IReadOnlyList<string> own)
    {
        if (slot >= only.Length)
        {
            if (own.Count == 0)
                return;
            Array.Resize(ref only, Math.Max(slot + 1, only.Length * 2));
        }
        several.Remove(slot);
        only[slot] = own.Count switch { 0 => 0, 1 => Number(own[0]) + 1, _ => -1 };
        if (own.Count > 1)
            several[slot] = [.. own.Select(Number)];
    }

    public bool Has(int slot, bool[] wanted) => slot < only.Length && only[slot] switch
    {
        0 => false,
        -1 => Array.Exists(several[slot], number => wanted[number]),
        var number => wanted[number - 1],
    };

    public void Count(ReadOnlySpan<Match> matches, int[] counts)
    {
        var values = only;
        foreach (var match in matches)
        {
            var value = (uint)match.Slot < (uint)values.Length ? values[match.Slot] : 0;
            if (value > 0)
                counts[value - 1]++;
            else if (value < 0)
                CountSeveral(match.Slot, counts);
        }
    }

    private void CountSeveral(int slot, int[] counts)
    {
        foreach (var number in several[slot])
            counts[number]++;
    }

    private int Number(string value)
    {
        if (!numbers.TryGetValue(value, out var number))
        {
            numbers.Add(value, number = values.Count);
            values.Add(value);
        }
        return number;
    }
}
