using CaseLibrary.Figures;
using CaseLibrary.Finding;
using CaseLibrary.Tests.Finding;
using Modular.Sdk;

namespace CaseLibrary.Tests.Figures;

public sealed class LabelSumTests
{
    [Fact]
    public void Together_SameGroupAndLabel_AddsUp()
    {
        var sum = Assert.Single(LabelSum.Together([Of("assets", Rows.Net(100, "2012/13"), 2, 1), Of("assets", Rows.Net(50, "2012/13"), 1, 1)]));
        Assert.Equal((150m, 3, 2), (sum.Sum.Amount, sum.Amounts, sum.Cases));
    }

    [Fact]
    public void Together_AnyPartOfTheLabelDiffers_StaysApart()
    {
        var net = Rows.Net(100, "2012/13");
        Money[] others = [Rows.Gross(1, "2012/13"), net with { Period = MoneyPeriod.OneOff }, net with { Status = MoneyStatus.Forecast }, net with { PriceYear = null }, net with { PriceYear = "2013/14" }];
        Assert.All(others, other => Assert.Equal(2, LabelSum.Together([Of("assets", net, 1, 1), Of("assets", other, 1, 1)]).Count()));
    }

    [Fact]
    public void InOrder_DeliveredBeforePromised_AndOneLabelTogether()
    {
        var (net, forecast) = (Rows.Net(1, "2012/13"), Rows.Gross(9, "2011/12") with { Status = MoneyStatus.Forecast });
        Assert.Equal([net, net, forecast], LabelSum.InOrder([Of("services", forecast, 1, 1), Of("services", net, 1, 1), Of("assets", net, 1, 1)]).Select(sum => sum.Sum));
    }

    [Fact]
    public void Coverage_OfAFixedFacet_HasEveryValueAndSaysWhichAreRare()
    {
        var coverage = Coverage.Of(new Facets(new LondonOnly()).All[0], new Dictionary<string, int> { ["assets"] = 3, ["services"] = 2 });
        Assert.Equal([3, 2, 0], coverage.Lines.Select(line => line.Cases));
        Assert.Equal(["Trading services"], coverage.Rare.Select(line => line.Name));
        Assert.Equal(["Selling commodities"], coverage.None.Select(line => line.Name));
        Assert.Equal("/case-studies?kind=assets", coverage.Lines[0].Link);
    }

    private static LabelSum Of(string value, Money sum, int amounts, int cases) => new("kind", value, value, sum, amounts, cases);
}
