using CaseLibrary.Finding;
using Modular.Sdk;

namespace CaseLibrary.Tests.Finding;

public sealed class CaseTotalsTests
{
    [Fact]
    public void Summed_OfACase_IsWhatWasDelivered()
    {
        Money[] amounts = [Rows.Net(100, "2012/13"), Rows.Gross(1_000, "2012/13"), Rows.Net(9_999, "2012/13", MoneyStatus.Forecast)];
        Assert.Equal(amounts[..2], Rows.Facts(money: amounts).Summed);
        Assert.Empty(Rows.Facts(example: true, money: amounts).Summed);
    }

    [Fact]
    public void Payback_IsTheLargestSumPutInByWhatIsKept()
    {
        var price = new Money(1_400, MoneyKind.Investment, MoneyPeriod.OneOff, MoneyStatus.Delivered);
        Money[] amounts = [price, price with { Amount = 3_500 }, price with { Amount = 90_000, Status = MoneyStatus.Contracted }, Rows.Net(100, "2012/13")];
        Assert.Equal(35, Income.PaybackYears(amounts));
        Assert.Equal(35, Rows.Facts(money: amounts).Numbers[CaseFacts.ByPayback]);
    }

    [Fact]
    public void Payback_WithoutIncomeKept_IsUnknown()
    {
        var price = new Money(1_400, MoneyKind.Investment, MoneyPeriod.OneOff, MoneyStatus.Delivered);
        Assert.Null(Income.PaybackYears([price]));
        Assert.Null(Income.PaybackYears([price, Rows.Net(-5, "2012/13")]));
        Assert.Null(Income.PaybackYears([Rows.Net(5, "2012/13")]));
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
