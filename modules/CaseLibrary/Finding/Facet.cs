using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;

namespace CaseLibrary.Finding;

/// <summary>One property by which the list can be narrowed.</summary>
/// <param name="Key">Its name in addresses and in the index.</param>
/// <param name="Title">Its name on the page.</param>
/// <param name="Read">The value as the index writes it, and its name; null for what is no value of it.</param>
/// <param name="Values">All values in the order to show them; null when there are too many: then the most frequent come first.</param>
internal sealed record Facet(string Key, string Title, Func<string, (string Value, string Name)?> Read, IReadOnlyList<string>? Values)
{
    /// <summary>The most values of one facet that an address may choose.</summary>
    public const int MostChosen = 20;

    /// <summary>The most values that the page shows of a facet with very many.</summary>
    public const int MostShown = 12;

    public static Facet Of<T>(string key, string title) where T : struct, Enum =>
        Fixed(key, title, [.. Enum.GetValues<T>().Select(option => (option.Key(), option.Name()))]);

    public static Facet Fixed(string key, string title, IReadOnlyList<(string Value, string Name)> options)
    {
        var byValue = options.ToFrozenDictionary(option => option.Value, StringComparer.OrdinalIgnoreCase);
        return new(key, title, asked => byValue.TryGetValue(asked, out var option) ? option : null, [.. options.Select(option => option.Value)]);
    }

    /// <summary>The values that an address asks for; in the order of the page where there is one.</summary>
    public IReadOnlyList<string> Chosen(StringValues asked)
    {
        var values = asked.OfType<string>().Select(Read).OfType<(string Value, string Name)>().Select(option => option.Value).Distinct();
        return [.. Values is null ? values.Take(MostChosen) : Values.Intersect(values)];
    }

    public string NameOf(string value) => Read(value)?.Name ?? value;

    public FacetCount Counted(IReadOnlyDictionary<string, int> counts, IReadOnlyList<string> chosen)
    {
        if (Values is not null)
            return new FacetCount(this, [.. All(Values, chosen).Select(Option).Where(option => option.Count > 0 || option.Chosen)], 0);
        // Only what can be shown is put in order, and names by their letters alone: there are hundreds.
        int[] most = [.. counts.Values];
        Array.Sort(most);
        var least = most.Length < MostShown ? 0 : most[^MostShown];
        var shown = All([.. counts.Where(pair => pair.Value >= least).Select(pair => pair.Key)], chosen).Select(Option)
            .OrderByDescending(option => option.Count).ThenBy(option => option.Name, StringComparer.Ordinal)
            .Where((option, index) => index < MostShown || option.Chosen).ToList();
        return new FacetCount(this, shown, counts.Count + chosen.Count(value => !counts.ContainsKey(value)) - shown.Count);

        static IEnumerable<string> All(IReadOnlyList<string> values, IReadOnlyList<string> chosen) => chosen.Count == 0 ? values : values.Union(chosen);

        FacetOption Option(string value) => new(value, NameOf(value), counts.GetValueOrDefault(value), chosen.Contains(value));
    }
}
