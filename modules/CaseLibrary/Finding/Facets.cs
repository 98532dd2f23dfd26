using System.Globalization;
using CaseLibrary.Data;
using CaseLibrary.Terms;

namespace CaseLibrary.Finding;

/// <summary>The facets of the library, in the order of the page.</summary>
internal sealed class Facets(ICouncilRegister register)
{
    public const string Council = "council";
    public const string Example = "example";

    public IReadOnlyList<Facet> All { get; } =
    [
        Facet.Of<CaseKind>("kind", "Kind"),
        new Facet("subtype", "What it is about", asked => asked.Trim() is { Length: > 0 and <= CaseStudy.SubtypeLength } text ? (text, text) : null, null),
        new Facet(Council, "Council", asked => CouncilCode.TryParse(asked, out var code) && register.Find(code) is { } council ? (code.Value, council.Name) : null, null),
        Facet.Fixed("type", "Type of council", [.. Enum.GetValues<CouncilType>().Select(type => (type.Key(), type.DisplayName()))]),
        Facet.Fixed("region", "Region",
            [.. register.All.Select(council => council.Region).Distinct().Order(StringComparer.Ordinal).Select(region => (RegionKey(region), region))]),
        Facet.Of<PopulationBand>("people", "People in the area"),
        Facet.Of<DeliveryModel>("delivery", "Delivery model"),
        Facet.Of<LegalBasis>("power", "Legal power"),
        Facet.Of<Scale>("scale", "Income kept a year"),
        Facet.Of<EvidenceGrade>("evidence", "Evidence"),
        Facet.Of<StillRunning>("running", "Still running"),
        new Facet("since", "Year it started", asked => int.TryParse(asked, CultureInfo.InvariantCulture, out var year) && year is >= CaseStudy.FirstYear and <= 2100 ? ($"{year}", $"{year}") : null, null),
    ];

    /// <summary>What the index knows a case by.</summary>
    public IEnumerable<FacetValue> Of(CaseFacts facts)
    {
        yield return new("kind", facts.Kind.Key());
        if (facts.Subtype.Length > 0)
            yield return new("subtype", facts.Subtype);
        foreach (var council in facts.Councils)
        {
            yield return new(Council, council.Code.Value);
            yield return new("type", council.Type.Key());
            yield return new("region", RegionKey(council.Region));
            if (PopulationBands.Of(council.Population2020) is { } band)
                yield return new("people", band.Key());
        }
        yield return new("delivery", facts.Delivery.Key());
        foreach (var power in facts.Legal)
            yield return new("power", power.Key());
        yield return new("scale", Scales.Of(Income.KeptAYear(facts.Money)).Key());
        yield return new("evidence", facts.Evidence.Key());
        yield return new("running", facts.Running.Key());
        if (facts.Since is { } since)
            yield return new("since", $"{since}");
        yield return new(Example, facts.Example ? "yes" : "no");
    }

    public static string RegionKey(string region) => region.Replace(' ', '-').ToLowerInvariant();
}
