using CaseLibrary.Finding;
using Modular.Sdk;

namespace CaseLibrary.Tests.Finding;

public sealed class CaseTotalsTests
{
    [Fact]
    public void Of_DifferentLabels_AreNeverAddedTogether()
    {
        var totals = CaseTotals.Of(
        [
            Rows.Case(money: [Rows.Net(100, "2012/13"), Rows.Gross(1_000, "2012/13")]),
            Rows.Case(money: [Rows.Net(50, "2012/13"), Rows.Net(7, "2013/14"), Rows.Net(9_999, "2012/13", MoneyStatus.Forecast)]),
            Rows.Case(example: true, money: [Rows.Net(1_000_000, "2012/13")]),
            Rows.Case(money: []),
        ]);

        Assert.Equal((3, 2), (totals.Cases, totals.WithAmounts));
        Assert.Equal([Rows.Gross(1_000, "2012/13"), Rows.Net(150, "2012/13"), Rows.Net(7, "2013/14")], totals.Sums);
    }

    [Fact]
    public void Add_GrossAndNet_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => Rows.Gross(1, "2012/13") + Rows.Net(1, "2012/13"));

    [Fact]
    public void KeptAYear_OnlyGrossForecastAndOneOff_IsUnknown() => Assert.Null(Income.KeptAYear(
    [
        Rows.Gross(500, "2012/13"), Rows.Net(400, "2012/13", MoneyStatus.Forecast), Rows.Net(300, "2012/13") with { Period = MoneyPeriod.OneOff },
    ]));

    [Fact]
    public void KeptAYear_NetAndSurplus_IsTheHighest() =>
        Assert.Equal(30, Income.KeptAYear([Rows.Net(20, "2012/13"), Rows.Net(30, "2012/13") with { Kind = MoneyKind.Surplus }, Rows.Gross(500, "2012/13")]));

    [Fact]
    public void KeptAYear_LossAfterAGoodYear_IsTheLoss()
    {
        Money[] amounts = [Rows.Net(139_814, "2019/20"), Rows.Net(-152_705, "2024/25"), Rows.Net(1, "2018/19")];
        Assert.Equal(-152_705, Income.KeptAYear(amounts));
        Assert.Equal(amounts[1], Income.Headline(amounts));
    }

    [Fact]
    public void Headline_DeliveredNetBeforeBiggerForecastAndGross() =>
        Assert.Equal(Rows.Net(20, "2012/13"), Income.Headline([Rows.Gross(500, "2012/13"), Rows.Net(900, "2012/13", MoneyStatus.Forecast), Rows.Net(20, "2012/13")]));

    [Fact]
    public void Headline_NoAmounts_IsNull() => Assert.Null(Income.Headline([]));
}
