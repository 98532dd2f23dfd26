using System.Runtime.InteropServices;
using System.Text;
using Modular.Sdk;

namespace Modular.Host.Search.Facts;

/// <summary>
/// The facts of a module's documents as columns, by slot: the number that a document has in the index and in here. About 400 bytes for each document, and what lists show of it. Whoever reads it holds its module's index
/// for reading.
/// </summary>
internal sealed class FactTable
{
    private readonly Dictionary<string, int> slots = [];
    private readonly Dictionary<Guid, List<int>> byRecord = [];
    private readonly Stack<int> free = new();
    private readonly List<int> leaving = [];
    private readonly List<Row?> rows = [];
    private readonly List<int> groupOf = [];
    private readonly Dictionary<string, FacetColumn> facets = [];
    private readonly Dictionary<string, double[]> numbers = [];
    private readonly Dictionary<(string Kind, Audience Audience, string? Permission), int> groups = [];
    private readonly List<(string Kind, Audience Audience, string? Permission)> groupList = [];

    public int Count => slots.Count;

    /// <summary>One more than the highest slot.</summary>
    public int End => rows.Count;

    public IReadOnlyList<(string Kind, Audience Audience, string? Permission)> Groups => groupList;

    public Row? At(int slot) => slot < rows.Count ? rows[slot] : null;

    /// <summary>Which of the <see cref="Groups"/> each slot belongs to; -1 for one that no document has.</summary>
    public ReadOnlySpan<int> GroupOf => CollectionsMarshal.AsSpan(groupOf);

    public MoneyColumn Money { get; } = new();

    public int? SlotOf(string key) => slots.TryGetValue(key, out var slot) ? slot : null;

    public IReadOnlyList<int> SlotsOf(Guid record) => byRecord.TryGetValue(record, out var own) ? [.. own] : [];

    public FacetColumn? Facet(string name) => facets.GetValueOrDefault(name);

    /// <summary>Not a number for a document that has none; too short when only later ones have none.</summary>
    public double[] Numbers(string key) => numbers.GetValueOrDefault(key, []);

    public IReadOnlyCollection<string> Keys => slots.Keys;

    /// <summary>The slot that a document gets: its own, a free one, or a new one.</summary>
    public int SlotFor(string key) => slots.TryGetValue(key, out var own) ? own : free.Count > 0 ? free.Peek() : rows.Count;

    public void Put(int slot, DocumentFacts facts)
    {
        if (At(slot) is not null)
            Remove(slot);
        leaving.Remove(slot);
        if (free.Count > 0 && free.Peek() == slot)
            free.Pop();
        while (rows.Count <= slot)
        {
            rows.Add(null);
            groupOf.Add(-1);
        }
        slots[facts.Key] = slot;
        if (facts.Record is { } record)
        {
            if (!byRecord.TryGetValue(record, out var own))
                byRecord.Add(record, own = new List<int>(1));
            own.Add(slot);
        }
        groupOf[slot] = Group(facts);
        rows[slot] = new Row(facts.Key, facts.Title, facts.Source, facts.Record, facts.Hash, facts.Shown is { } shown ? Encoding.UTF8.GetBytes(shown) : null);
        Money.Set(slot, facts.Money);
        foreach (var facet in facts.Facets.GroupBy(value => value.Facet))
        {
            if (!facets.TryGetValue(facet.Key, out var column))
                facets.Add(facet.Key, column = new FacetColumn());
            column.Set(slot, [.. facet.Select(value => value.Value)]);
        }
        foreach (var (key, number) in facts.Numbers)
            Number(key, slot, number);
    }

    public void Remove(int slot)
    {
        if (At(slot) is not { } row)
            return;
        (rows[slot], groupOf[slot]) = (null, -1);
        slots.Remove(row.Key);
        leaving.Add(slot);
        if (row.Record is { } record && byRecord.TryGetValue(record, out var own) && own.Remove(slot) && own.Count == 0)
            byRecord.Remove(record);
        Money.Set(slot, []);
        foreach (var column in facets.Values)
            column.Set(slot, []);
        foreach (var key in numbers.Keys)
            Number(key, slot, double.NaN);
    }

    /// <summary>Slots can be given away again once no search sees the documents that had them.</summary>
    public void Settle()
    {
        leaving.Clear();
        free.Clear();
        for (var slot = rows.Count - 1; slot >= 0; slot--)
        {
            if (rows[slot] is null)
                free.Push(slot);
        }
    }

    private int Group(DocumentFacts facts)
    {
        var group = (facts.Kind, facts.Audience, facts.Permission);
        if (!groups.TryGetValue(group, out var number))
        {
            groups.Add(group, number = groupList.Count);
            groupList.Add(group);
        }
        return number;
    }

    private void Number(string key, int slot, double number)
    {
        var column = numbers.GetValueOrDefault(key, []);
        if (slot >= column.Length)
        {
            if (double.IsNaN(number))
                return;
            var before = column.Length;
            Array.Resize(ref column, Math.Max(slot + 1, before * 2));
            Array.Fill(column, double.NaN, before, column.Length - before);
        }
        column[slot] = number;
        numbers[key] = column;
    }

    /// <summary>What is asked of a document one at a time; the rest lies in columns.</summary>
    internal sealed record Row(string Key, string Title, string Source, Guid? Record, long Hash, byte[]? ShownBytes)
    {
        public string? Shown => ShownBytes is null ? null : Encoding.UTF8.GetString(ShownBytes);
    }
}
