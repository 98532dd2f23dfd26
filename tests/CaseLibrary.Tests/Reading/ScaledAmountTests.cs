using CaseLibrary.Data;
using CaseLibrary.Reading;
using Modular.Sdk;

namespace CaseLibrary.Tests.Reading;

public sealed class ScaledAmountTests
{
    [Fact]
    public void Of_YearlyAmount_IsByResidentToTwoFigures()
    {
        var scaled = Assert.Single(ScaledAmount.Of(Study(372_300, MoneyPeriod.AYear), there: 60_000, here: 250_000));
        Assert.Equal(6.205m, scaled.ByResident);
        Assert.Equal(1_600_000, scaled.Here);
    }

    [Fact]
    public void Of_Loss_StaysALoss() => Assert.Equal(-25, ScaledAmount.Of(Study(-100, MoneyPeriod.AYear), there: 4, here: 1)[0].Here);

    [Fact]
    public void Of_OneOff_IsLeftOut() => Assert.Empty(ScaledAmount.Of(Study(1_000, MoneyPeriod.OneOff), there: 1, here: 1));

    [Fact]
    public void Residents_DistrictWithItsCounty_CountsThePeopleOnce() =>
        Assert.Equal(700, ScaledAmount.Residents([Council("CTY", 700, CouncilType.ShireCounty), Council("DIS", 100, CouncilType.ShireDistrict, "CTY")]));

    [Fact]
    public void Residents_OneNotKnown_IsNotKnown() =>
        Assert.Null(ScaledAmount.Residents([Council("ONE", 700, CouncilType.Unitary), Council("TWO", null, CouncilType.Unitary)]));

    [Fact]
    public void Between_TwiceTheSizeAndAnotherRegion_AddsUp()
    {
        var one = Council("ONE", 100_000, CouncilType.Unitary) with { Latitude = 52, Longitude = 0 };
        var two = Council("TWO", 200_000, CouncilType.London) with { Latitude = 52, Longitude = 0, Region = "London" };
        Assert.Equal(2.5, Likeness.Between(one, two), 6);
        Assert.Equal(0, Likeness.Between(one, one), 6);
    }

    [Fact]
    public void Kilometres_OneDegreeNorth_Is111() =>
        Assert.Equal(111.2, Likeness.Kilometres(Council("ONE", 1, CouncilType.Unitary) with { Latitude = 51, Longitude = 0 }, Council("TWO", 1, CouncilType.Unitary) with { Latitude = 52, Longitude = 0 })!.Value, 1);

    private static Council Council(string code, int? people, CouncilType type, string? county = null) => new()
    {
        Code = CouncilCode.Parse(code),
        Name = code,
        OfficialName = code,
        Type = type,
        Region = "East of England",
        Gss = "E00000000",
        Slug = code,
        Population2020 = people,
        County = county is null ? null : CouncilCode.Parse(county),
    };

    private static CaseStudy Study(decimal amount, MoneyPeriod period)
    {
        var study = new CaseStudy { Slug = "a-case", Title = "A case" };
        study.Money.Add(new MoneyFact { CaseStudyId = study.Id, Amount = amount, Kind = MoneyKind.Net, Period = period });
        return study;
    }
}
