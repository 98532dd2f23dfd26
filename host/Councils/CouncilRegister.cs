using Modular.Host.Councils.Names;
using Modular.Sdk;

namespace Modular.Host.Councils;

/// <summary>The council register, read from the host's own files at first use.</summary>
internal sealed class CouncilRegister : ICouncilRegister
{
    private readonly Lazy<Index> _index = new(() => new Index(CouncilFiles.Councils()));
    private readonly Lazy<NameResolver> _resolver;
    private readonly Lazy<IReadOnlyList<HexCell>> _lowerTier = new(() => CouncilFiles.Hexes(HexLayout.LowerTier));
    private readonly Lazy<IReadOnlyList<HexCell>> _upperTier = new(() => CouncilFiles.Hexes(HexLayout.UpperTier));

    public CouncilRegister() => _resolver = new(() => new NameResolver(All));

    public string Attribution =>
        "Contains data from mySociety (CC BY 4.0), public sector information licensed under the Open Government Licence v3.0, "
        + "and HexJSON layouts © Open Innovations (MIT).";

    public IReadOnlyList<Council> All => _index.Value.All;

    public IReadOnlyList<Council> AsAt(DateOnly date)
    {
        // Nothing is known of changes before the register begins.
        var day = date < CouncilDates.Start ? CouncilDates.Start : date;
        return [.. All.Where(council => council.ExistsOn(day))];
    }

    public Council? Find(CouncilCode code) => _index.Value.ByCode.GetValueOrDefault(code);

    public Council? FindBySlug(string slug) => _index.Value.BySlug.GetValueOrDefault(slug);

    public Council? FindByGss(string gss) => _index.Value.ByGss.GetValueOrDefault(gss);

    public IReadOnlyList<Council> SuccessorsAsAt(CouncilCode code, DateOnly date)
    {
        var found = new HashSet<Council>();
        if (Find(code) is { } council)
            Follow(council, date < CouncilDates.Start ? CouncilDates.Start : date, found);
        return InOrder(found);
    }

    public IReadOnlyList<Council> PredecessorsOf(CouncilCode code) =>
        [.. All.Where(council => council.Successors.Contains(code))];

    public IReadOnlyList<CouncilMatch> Resolve(string? text, DateOnly? asAt = null) => _resolver.Value.Resolve(text, asAt);

    public IReadOnlyList<HexCell> Hexes(HexLayout layout) => layout switch
    {
        HexLayout.LowerTier => _lowerTier.Value,
        HexLayout.UpperTier => _upperTier.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(layout), layout, "There is no such hex map."),
    };

    private void Follow(Council council, DateOnly date, HashSet<Council> found)
    {
        if (council.ExistsOn(date))
            found.Add(council);
        else if (council.LastDay < date)
            foreach (var next in council.Successors)
                if (Find(next) is { } successor)
                    Follow(successor, date, found);
    }

    private static List<Council> InOrder(IEnumerable<Council> councils) =>
        [.. councils.OrderBy(council => council.Name, StringComparer.Ordinal)];

    private sealed class Index(List<Council> all)
    {
        public IReadOnlyList<Council> All { get; } = all;

        public Dictionary<CouncilCode, Council> ByCode { get; } = all.ToDictionary(council => council.Code);

        public Dictionary<string, Council> BySlug { get; } =
            all.ToDictionary(council => council.Slug, StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, Council> ByGss { get; } = all
            .SelectMany(council => council.FormerGss.Append(council.Gss), (council, gss) => (council, gss))
            .ToDictionary(pair => pair.gss, pair => pair.council, StringComparer.OrdinalIgnoreCase);
    }
}
