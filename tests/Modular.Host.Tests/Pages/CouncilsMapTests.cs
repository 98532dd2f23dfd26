using Modular.Host.Councils;
using Modular.Host.Pages.Councils;
using Modular.Sdk;
using Modular.Sdk.TagHelpers;

namespace Modular.Host.Tests.Pages;

public sealed class CouncilsMapTests
{
    private static readonly CouncilRegister Register = new();

    private static readonly Programme Growth = new("Growth", true,
        [Work("AYL"), Work("AYL"), Work("WOK")]);

    private static readonly Programme Cases = new("Cases", true, [Work("AYL")]);

    [Fact]
    public void Map_Then_ColoursTheCouncilsThatWereRecorded()
    {
        var map = Map("?asAt=2014-01-22", HexLayout.LowerTier);
        Assert.Equal(326, map.Cells.Count);
        Assert.Equal(("hex--5", "Aylesbury Vale: Cases, Growth", "/councils/AYL"), Cell(map, "AYL"));
        Assert.Equal(("hex--1", "Chiltern: nothing yet", "/councils/CHN"), Cell(map, "CHN"));
        Assert.Equal(["Nothing yet", "1 programme", "2 programmes"], map.Legend.Select(item => item.Label));
    }

    [Fact]
    public void Map_Now_ShowsTheSuccessorInEveryHexagonOfItsArea()
    {
        var map = Map("", HexLayout.LowerTier);
        Assert.Equal(("hex--5", "Aylesbury Vale (now Buckinghamshire Council): Cases, Growth", "/councils/BUC"), Cell(map, "AYL"));
        Assert.Equal(("hex--5", "Chiltern (now Buckinghamshire Council): Cases, Growth", "/councils/BUC"), Cell(map, "CHN"));
    }

    [Fact]
    public void Map_OfCounties_ShowsThemToo()
    {
        var map = Map("", HexLayout.UpperTier);
        Assert.Equal(152, map.Cells.Count);
        Assert.Equal("/councils/BUC", Cell(map, "BKM").Link);
    }

    [Fact]
    public void Map_OfAReplacedCountySplitInTwo_LeadsToTheCountysOwnPage()
    {
        var (_, label, link) = Cell(Map("", HexLayout.UpperTier), "NTH");
        Assert.Contains("North Northamptonshire Council and West Northamptonshire Council", label, StringComparison.Ordinal);
        Assert.Equal("/councils/NTH", link);
    }

    [Fact]
    public void Map_OfChanges_TellsWhatWasReplaced()
    {
        var map = Map("", HexLayout.LowerTier, changes: true);
        Assert.Equal("hex--4", Cell(map, "AYL").Css);
        Assert.Equal(("hex--1", "Isle of Wight: still exists", "/councils/IOW"), Cell(map, "IOW"));
    }

    [Fact]
    public void Map_WithAFilter_LeavesOthersNeutral()
    {
        var map = Map("?asAt=2014-01-22&region=London", HexLayout.LowerTier);
        Assert.Equal("hex--none", Cell(map, "AYL").Css);
        Assert.Contains(new HexMapLegendItem("hex--none", "Not in the list below"), map.Legend);
    }

    private static CouncilMap Map(string query, HexLayout layout, bool changes = false) => new(
        Register, CouncilsFilterTests.Listing(query, Growth, Cases), CouncilsFilterTests.Filter(query), new MapChoice(layout, changes));

    private static (string Css, string Label, string? Link) Cell(CouncilMap map, string code)
    {
        var cell = map.Cells.Single(cell => cell.Code.Value == code);
        return (cell.CssClass, cell.Label, cell.Link);
    }

    private static CouncilInvolvement Work(string code) => new(CouncilCode.Parse(code), "Something", null, null);
}
