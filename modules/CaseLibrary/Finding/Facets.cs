
namespace CaseLibrary.Finding;

/// <summary>The facets of the library, in the order of the page.</summary>
internal sealed class Facets(ICouncilRegister register)
{
    public IReadOnlyList<Facet> All { get; } =
    [
        Facet.Of("kind", "Kind", row => row.Kind),
        new Facet("type", "Type of council", row => row.Councils.Select(council => council.Type.Key()).Distinct(),
            [.. Enum.GetValues<CouncilType>().Select(type => (type.Key(), type.DisplayName()))]),
        new Facet("region", "Region", row => row.Councils.Select(council => RegionKey(council.Region)).Distinct(),
            [.. register.All.Select(council => council.Region).Distinct().Order(StringComparer.Ordinal).Select(region => (RegionKey(region), region))]),
        Facet.Of("delivery", "Delivery model", row => row.Delivery),
        Facet.Of("evidence", "Evidence", row => row.Evidence),
        Facet.Of("running", "Still running", row => row.Running),
    ];

    public bool Let(CaseRow row, CaseQuery query, Facet? except = null) => All.All(facet => facet == except || facet.Lets(row, query));

    public IReadOnlyList<FacetCount> Count(IReadOnlyCollection<CaseRow> rows, CaseQuery query) =>
        [.. All.Select(facet => new FacetCount(facet, Count(facet, rows.Where(row => Let(row, query, facet)), query)))];

    private static List<FacetOption> Count(Facet facet, IEnumerable<CaseRow> rows, CaseQuery query)
    {
        var counts = rows.SelectMany(facet.ValuesOf).CountBy(value => value).ToDictionary();
        var chosen = query.Chosen.GetValueOrDefault(facet.Key, []);
        return [.. facet.Options.Select(option => new FacetOption(option.Value, option.Name, counts.GetValueOrDefault(option.Value), chosen.Contains(option.Value)))
            .Where(option => option.Count > 0 || option.Chosen)];
    }

    private static string RegionKey(string region) => region.Replace(' ', '-').ToLowerInvariant();
}
