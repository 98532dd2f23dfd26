using CaseLibrary.Finding;
using Modular.Sdk.TagHelpers;

namespace CaseLibrary.Pages.Results;

/// <summary>How many of the cases that were found each council has, as a map and as lines.</summary>
internal sealed record CaseMap(IReadOnlyList<CaseMap.Line> Lines)
{
    private const int Shades = 4;

    public static CaseMap Of(CaseResults results, ICouncilRegister register)
    {
        var lines = results.Councils.Select(pair => (Council: register.Find(CouncilCode.Parse(pair.Key)), pair.Value)).Where(pair => pair.Council is not null)
            .Select(pair => new Line(pair.Council!, pair.Value, (results.Query.Only(Facets.Council, pair.Council!.Code.Value) with { View = CaseView.List }).ToAddress()));
        return new CaseMap([.. lines.OrderByDescending(line => line.Cases).ThenBy(line => line.Council.Name, StringComparer.CurrentCulture)]);
    }

    public int Most => Lines.Count == 0 ? 0 : Lines[0].Cases;

    public bool HasCounties => Lines.Any(line => line.Council.Type is CouncilType.ShireCounty);

    public IReadOnlyList<HexMapCell> Cells => [.. Lines.Select(line => new HexMapCell(line.Council.Code, $"hex--{Shade(line.Cases)}", $"{line.Council.Name}: {line.Words}", line.Link))];

    public IReadOnlyList<HexMapLegendItem> Legend => Most <= 1
        ? [new(Class(1), "One case"), new("hex--none", "None of these cases")]
        : [new(Class(1), "Fewest of these cases"), new(Class(Most), $"Most: {Most:N0}"), new("hex--none", "None of these cases")];

    private string Class(int cases) => $"hex--{Shade(cases)}";

    private int Shade(int cases) => 1 + (int)Math.Ceiling(Shades * cases / (double)Most);

    internal sealed record Line(Council Council, int Cases, string Link)
    {
        public string Words => Cases == 1 ? "1 case" : $"{Cases:N0} cases";
    }
}
