using CaseLibrary.Data;
using Modular.Sdk;

namespace CaseLibrary.Tests.Data;

public sealed class MoneyFactTests
{
    [Theory]
    [InlineData("2011-12", "2011/12")]
    [InlineData(" 2011 – 2012 ", "2011/12")]
    [InlineData("2011/2012", "2011/12")]
    [InlineData("1999-2000", "1999/00")]
    [InlineData("2011/12", "2011/12")]
    [InlineData("2011-14", "2011-14")]
    [InlineData("2013", "2013")]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public void PriceYear_FinancialYear_HasOneSpelling(string? typed, string? stored) =>
        Assert.Equal(stored, new MoneyFact { CaseStudyId = Guid.Empty, PriceYear = typed }.PriceYear);

    [Theory]
    [InlineData(MoneyKind.Net, true)]
    [InlineData(MoneyKind.Surplus, true)]
    [InlineData(MoneyKind.Gross, false)]
    [InlineData(MoneyKind.Cost, false)]
    [InlineData(MoneyKind.Investment, false)]
    public void IsPossible_LessThanNothing_OnlyAsALoss(MoneyKind kind, bool possible) => Assert.Equal(possible, MoneyFact.IsPossible(-1, kind));
}
