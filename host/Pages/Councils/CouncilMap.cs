using Modular.Sdk;
using Modular.Sdk.TagHelpers;

namespace Modular.Host.Pages.Councils;

/// <summary>Which hex map to draw and what its colours mean.</summary>
internal sealed record MapChoice(HexLayout Layout, bool ShowsChanges)
{
    public static MapChoice From(IQueryCollection query) => new(
        query["map"] == "upper" ? HexLayout.UpperTier : HexLayout.LowerTier, query["colour"] == "changes");
}

/// <summary>
/// The hexagons are the councils of January 2014. On a later day each stands for whichever councils do its work by then.
/// </summary>
internal sealed class CouncilMap
{
    private const string NotListed = "hex--none";
    private const string Base = "hex--1";
    private const string Strong = "hex--4";
    private const int Shades = 5;

    public CouncilMap(ICouncilRegister register, CouncilListing listing, CouncilFilter filter, MapChoice choice)
    {
        var listed = listing.Found.ToDictionary(row => row.Council.Code);
        var hexes = register.Hexes(choice.Layout)
            .Select(hex => new Hex(register.Find(hex.Code)!, register.SuccessorsAsAt(hex.Code, filter.AsAt), listed)).ToList();
        var most = hexes.Max(hex => hex.Programmes.Count);

        Title = choice.ShowsChanges
            ? $"Which councils of January 2014 still exist on {filter.AsAt:d MMMM yyyy}"
            : $"How many programmes work with each council, as at {filter.AsAt:d MMMM yyyy}";
        Description = choice.ShowsChanges
            ? $"{hexes.Count(hex => hex.Exists)} of the {hexes.Count} councils on this map still exist."
            : $"At least one programme works with the councils of {hexes.Count(hex => hex.Programmes.Count > 0)} of the {hexes.Count} hexagons.";
        Cells = [.. hexes.Select(hex => new HexMapCell(hex.Council.Code, Colour(hex, most, choice), Label(hex, choice), hex.Link))];
        Legend = [.. LegendOf(most, choice, hexes.Exists(hex => !hex.IsListed))];
    }

    public string Title { get; }

    public string Description { get; }

    public IReadOnlyList<HexMapCell> Cells { get; }

    public IReadOnlyList<HexMapLegendItem> Legend { get; }

    private static string Colour(Hex hex, int most, MapChoice choice) => hex switch
    {
        { IsListed: false } => NotListed,
        _ when choice.ShowsChanges => hex.Exists ? Base : Strong,
        _ => Shade(hex.Programmes.Count, most),
    };

    private static string Shade(int programmes, int most) =>
        programmes == 0 ? Base : $"hex--{1 + (int)Math.Ceiling((Shades - 1) * programmes / (double)most)}";

    private static string Label(Hex hex, MapChoice choice)
    {
        var name = hex.Exists ? hex.Council.Name : $"{hex.Council.Name} (now {string.Join(" and ", hex.Today.Select(council => council.OfficialName))})";
        if (choice.ShowsChanges)
            return hex.Exists ? $"{name}: still exists" : name;
        return $"{name}: {(hex.Programmes.Count == 0 ? "nothing yet" : string.Join(", ", hex.Programmes))}";
    }

    private static IEnumerable<HexMapLegendItem> LegendOf(int most, MapChoice choice, bool someNotListed)
    {
        if (choice.ShowsChanges)
        {
            yield return new HexMapLegendItem(Base, "Still exists");
            yield return new HexMapLegendItem(Strong, "Replaced since January 2014");
        }
        else
        {
            yield return new HexMapLegendItem(Base, "Nothing yet");
            foreach (var shade in Enumerable.Range(1, most).GroupBy(count => Shade(count, most)))
                yield return new HexMapLegendItem(shade.Key, Range(shade.First(), shade.Last()));
        }
        if (someNotListed)
            yield return new HexMapLegendItem(NotListed, "Not in the list below");
    }

    private static string Range(int first, int last) =>
        first != last ? $"{first} to {last} programmes" : first == 1 ? "1 programme" : $"{first} programmes";

    private sealed class Hex(Council council, IReadOnlyList<Council> today, Dictionary<CouncilCode, CouncilRow> listed)
    {
        private readonly List<CouncilRow> rows = [.. today.Select(successor => listed.GetValueOrDefault(successor.Code)).OfType<CouncilRow>()];

        public Council Council => council;

        public IReadOnlyList<Council> Today => today;

        public bool IsListed => rows.Count > 0;

        public bool Exists => today.Contains(council);

        public IReadOnlyCollection<string> Programmes { get; } =
            [.. today.SelectMany(successor => listed.GetValueOrDefault(successor.Code)?.Programmes ?? []).Distinct().Order(StringComparer.Ordinal)];

        public string Link => $"/councils/{(today is [var only] ? only : council).Code}";
    }
}
