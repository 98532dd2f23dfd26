using CaseLibrary.Data;
using CaseLibrary.Files;
using CaseLibrary.Terms;
using Modular.Sdk;
using Modular.Testing;

namespace CaseLibrary.Tests.Files;

public sealed class CaseFileTests
{
    private const string Good = """
        ---
        title: "Harrow: selling recyclables"
        summary: "Contractors bid online."
        kind: commodities
        subtype: Recyclables
        councils: [HRW]
        delivery: trading-company
        legal: [goods-and-services, general-competence]
        since: null
        running: "yes"
        evidence: secondary
        example: false
        published: 2014-01-13
        reviewDue: 2016-01-13
        money:
          - amount: 900000.50
            label: gross
            period: a-year
            status: delivered
            priceYear: 2011/12
            note: "Before costs"
            source: https://example.org/news
        ---
        ## At a glance

        Sold --- by the tonne.
        """;

    public static TheoryData<string> SampleFiles => [.. SampleNames];

    private static IEnumerable<string> SampleNames => Directory.GetFiles(SampleFolder, "*.md").Select(path => Path.GetFileName(path));

    private static string SampleFolder => Path.Combine(ModularSite.RepoRoot, "modules/CaseLibrary/Sample/cases");

    [Fact]
    public void Read_GoodFile_GivesEveryField()
    {
        var (study, published, _) = Read(Good);

        Assert.Equal(("harrow", "Harrow: selling recyclables", "Contractors bid online."), (study.Slug, study.Title, study.Summary));
        Assert.Equal((CaseKind.Commodities, DeliveryModel.TradingCompany, StillRunning.Yes), (study.Kind, study.Delivery, study.Running));
        Assert.Equal([LegalBasis.GoodsAndServices, LegalBasis.GeneralCompetence], study.Legal.Select(row => row.Basis));
        Assert.Equal("HRW", Assert.Single(study.Councils).Council.Value);
        Assert.Null(study.Since);
        Assert.Equal(new Money(900_000.50m, MoneyKind.Gross, MoneyPeriod.AYear, MoneyStatus.Delivered, "2011/12"), Assert.Single(study.Money).ToMoney());
        Assert.Equal("https://example.org/news", study.Money[0].Source);
        Assert.Equal("## At a glance\n\nSold --- by the tonne.", study.Body);
        Assert.Equal(new DateOnly(2014, 1, 13), published);
        Assert.Null(study.Published);
    }

    [Theory]
    [InlineData("kind: commodities", "kind: things", "harrow.md, line 4: kind cannot be “things”. It is one of: assets, services, commodities.")]
    [InlineData("councils: [HRW]", "councils: [Harrow]", "harrow.md, line 6: councils: “Harrow” is not a council code.")]
    [InlineData("since: null", "since: long ago", "harrow.md, line 9: since must be a year since 1945, not “long ago”.")]
    [InlineData("amount: 900000.50", "amount: 900k", "harrow.md, line 16: amount must be pounds in digits, such as 372300, not “900k”.")]
    [InlineData("amount: 900000.50", "amount: -5", "harrow.md, line 16: amount must be pounds in digits, such as 372300, not “-5”.")]
    [InlineData("example: false", "example: perhaps", "harrow.md, line 12: example is true or false, not “perhaps”.")]
    [InlineData("published: 2014-01-13", "published: 13/01/2014", "harrow.md, line 13: published must be a date such as 2014-01-22, from 1945 to 2100, not “13/01/2014”.")]
    [InlineData("title: \"Harrow: selling recyclables\"", "tittle: x", "harrow.md, line 2: title is missing.")]
    public void Read_WrongValue_NamesFileLineAndValue(string right, string wrong, string message) =>
        Assert.Equal(message, Assert.Throws<CaseFileException>(() => Read(Good.Replace(right, wrong, StringComparison.Ordinal))).Message);

    [Fact]
    public void Read_NegativeSurplus_IsALoss() =>
        Assert.Equal(-5, Read(Good.Replace("900000.50", "-5", StringComparison.Ordinal).Replace("label: gross", "label: surplus", StringComparison.Ordinal)).Case.Money[0].Amount);

    [Theory]
    [InlineData("")]
    [InlineData("# Only text")]
    [InlineData("---\ntitle: never ends")]
    public void Read_NoFrontMatter_SaysHowAFileStarts(string text) =>
        Assert.Contains("starts with front matter", Assert.Throws<CaseFileException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_BrokenYaml_NamesTheLine() =>
        Assert.StartsWith("harrow.md, line 5:", Assert.Throws<CaseFileException>(() => Read(Good.Replace("subtype: Recyclables", "subtype: \"open", StringComparison.Ordinal))).Message,
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(SampleFiles))]
    public void Read_SampleFile_CanBePublishedOnItsDay(string file)
    {
        var (study, published, _) = CaseFile.Read(file, File.ReadAllText(Path.Combine(SampleFolder, file)), new PlainMarkdown());
        Assert.Empty(study.PublishingProblems(published!.Value));
        Assert.Equal(file.StartsWith("example-", StringComparison.Ordinal), study.Example);
    }

    [Fact]
    public void SampleFiles_CoverTheThreeKinds()
    {
        var kinds = SampleNames.Select(file => CaseFile.Read(file, File.ReadAllText(Path.Combine(SampleFolder, file)), new PlainMarkdown()).Case.Kind);
        Assert.Equal(Enum.GetValues<CaseKind>(), kinds.Distinct().Order());
        Assert.Equal(23, SampleNames.Count());
    }

    private static (CaseStudy Case, DateOnly? Published, string? Version) Read(string text) => CaseFile.Read("harrow.md", text, new PlainMarkdown());

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("? ")]
    public void Read_EndlessNesting_IsRefusedBeforeItIsFollowed(string sign)
    {
        var file = $"---\ntitle: {string.Concat(Enumerable.Repeat(sign, 9_000))}\n---\nText";
        Assert.StartsWith("deep.md", Assert.Throws<CaseFileException>(() => CaseFile.Read("deep.md", file, new PlainMarkdown())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FrontMatterThatRefersToItself_IsRefused() =>
        Assert.Contains("refers to itself", Assert.Throws<CaseFileException>(() => CaseFile.Read("self.md", "---\ntitle: &t One\nsummary: *t\n---\nText", new PlainMarkdown())).Message, StringComparison.Ordinal);
}
