using Modular.Host.Councils;
using Modular.Sdk;

namespace Modular.Host.Tests.Councils;

public sealed class CouncilRegisterTests
{
    private static readonly CouncilRegister Register = new();
    private static readonly DateOnly Start = new(2014, 1, 22);

    [Theory]
    [InlineData("2010-01-01", 353)]
    [InlineData("2014-01-22", 353)]
    [InlineData("2019-03-31", 353)]
    [InlineData("2019-04-01", 343)]
    [InlineData("2020-04-01", 339)]
    [InlineData("2021-04-01", 333)]
    [InlineData("2023-03-31", 333)]
    [InlineData("2023-04-01", 317)]
    public void AsAt_Day_CountsTheCouncilsOfThatDay(string day, int count) =>
        Assert.Equal(count, Register.AsAt(DateOnly.Parse(day)).Count);

    [Fact]
    public void All_HasTheCouncilsOf2014AndThoseCreatedSince()
    {
        Assert.Equal(365, Register.All.Count);
        Assert.Equal(365, Register.All.Select(council => council.Slug).Distinct().Count());
        Assert.Equal(12, Register.All.Count(council => council.FirstDay is not null));
    }

    [Theory]
    [InlineData(CouncilType.ShireDistrict, 201)]
    [InlineData(CouncilType.ShireCounty, 27)]
    [InlineData(CouncilType.Unitary, 56)]
    [InlineData(CouncilType.MetropolitanDistrict, 36)]
    [InlineData(CouncilType.London, 33)]
    public void AsAt_Start_CountsEachType(CouncilType type, int count) =>
        Assert.Equal(count, Register.AsAt(Start).Count(council => council.Type == type));

    [Fact]
    public void All_EveryReference_NamesACouncil()
    {
        foreach (var council in Register.All)
        {
            Assert.Equal(council.Type == CouncilType.ShireDistrict && council.FirstDay is null, council.County is not null);
            Assert.Equal(council.LastDay is not null, council.Successors.Count > 0);
            Assert.All(council.Successors, code => Assert.Equal(council.LastDay!.Value.AddDays(1), Register.Find(code)!.FirstDay));
            if (council.County is { } county)
                Assert.Equal(CouncilType.ShireCounty, Register.Find(county)!.Type);
        }
    }

    [Fact]
    public void Find_Poole_GivesItsFacts()
    {
        var poole = Register.Find(CouncilCode.Parse("POL"))!;
        Assert.Equal(("Poole", "Borough of Poole", "E06000029", "poole"), (poole.Name, poole.OfficialName, poole.Gss, poole.Slug));
        Assert.Equal((CouncilType.Unitary, CouncilTier.SingleTier), (poole.Type, poole.Tier));
        Assert.Equal(new DateOnly(2019, 3, 31), poole.LastDay);
        Assert.Null(poole.FirstDay);
        Assert.Null(poole.Population2020);
    }

    [Fact]
    public void Find_Swindon_HasPositionAndPopulation()
    {
        var swindon = Register.Find(CouncilCode.Parse("SWD"))!;
        Assert.InRange(swindon.Latitude!.Value, 51.4, 51.8);
        Assert.InRange(swindon.Longitude!.Value, -2, -1.5);
        Assert.InRange(swindon.Population2020!.Value, 200_000, 250_000);
    }

    [Fact]
    public void Find_UnknownOrEmptyCode_GivesNull()
    {
        Assert.Null(Register.Find(CouncilCode.Parse("QQQ")));
        Assert.Null(Register.Find(default));
        Assert.Null(Register.FindBySlug("narnia"));
        Assert.Null(Register.FindByGss("E99999999"));
    }

    [Theory]
    [InlineData("E08000020", "GAT")]
    [InlineData("e08000037", "GAT")]
    [InlineData("E07000100", "SAL")]
    public void FindByGss_CurrentOrFormer_GivesTheCouncil(string gss, string code) =>
        Assert.Equal(code, Register.FindByGss(gss)!.Code.Value);

    [Theory]
    [InlineData("somerset", "SOM")]
    [InlineData("somerset-council", "SMT")]
    [InlineData("St-Helens", "SHN")]
    [InlineData("cumberland", "CBD")]
    public void FindBySlug_GivesTheCouncil(string slug, string code) => Assert.Equal(code, Register.FindBySlug(slug)!.Code.Value);

    [Theory]
    [InlineData("TAU", "2014-01-22", "TAU")]
    [InlineData("TAU", "2020-06-01", "SWT")]
    [InlineData("TAU", "2023-04-01", "SMT")]
    [InlineData("NTH", "2021-04-01", "NNT,WNT")]
    [InlineData("CMA", "2026-01-01", "CBD,WAF")]
    [InlineData("BRC", "2026-01-01", "BRC")]
    [InlineData("SMT", "2014-01-22", "")]
    [InlineData("QQQ", "2014-01-22", "")]
    public void SuccessorsAsAt_FollowsChainsAndSplits(string code, string day, string expected) =>
        Assert.Equal(expected, Codes(Register.SuccessorsAsAt(CouncilCode.Parse(code), DateOnly.Parse(day))));

    [Theory]
    [InlineData("BPC", "BMH,CHC,POL")]
    [InlineData("SMT", "MEN,SEG,SOM,SWT,SSO")]
    [InlineData("POL", "")]
    public void PredecessorsOf_GivesTheDirectOnes(string code, string expected) =>
        Assert.Equal(expected, Codes(Register.PredecessorsOf(CouncilCode.Parse(code))));

    [Fact]
    public void Hexes_BothLayouts_ShowAll353()
    {
        var lower = Register.Hexes(HexLayout.LowerTier);
        var upper = Register.Hexes(HexLayout.UpperTier);
        Assert.Equal((326, 152), (lower.Count, upper.Count));
        Assert.Equal(326, lower.Select(cell => (cell.Q, cell.R)).Distinct().Count());
        Assert.Equal(152, upper.Select(cell => (cell.Q, cell.R)).Distinct().Count());
        var onlyUpper = upper.Select(cell => cell.Code).Except(lower.Select(cell => cell.Code)).ToList();
        Assert.Equal(27, onlyUpper.Count);
        Assert.All(onlyUpper, code => Assert.Equal(CouncilType.ShireCounty, Register.Find(code)!.Type));
        var shown = lower.Concat(upper).Select(cell => cell.Code).ToHashSet();
        Assert.True(shown.SetEquals(Register.AsAt(Start).Select(council => council.Code)));
    }

    private static string Codes(IEnumerable<Council> councils) => string.Join(',', councils.Select(council => council.Code));
}
