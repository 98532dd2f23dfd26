using CaseLibrary.Checking;
using CaseLibrary.Data;
using Modular.Sdk;

namespace CaseLibrary.Tests.Checking;

/// <summary>Each rule with what it must find, and with what it must leave alone.</summary>
public sealed class RulesTests
{
    [Fact]
    public void Readability_LongSentence_IsNamedWithItsLine()
    {
        var text = new CaseText("", "## Results\n\nA short one.\nThen " + string.Join(' ', Enumerable.Repeat("word", Readability.MostWords)) + ".");
        var finding = Assert.Single(Readability.Of(text));
        Assert.Equal(("Results", 4, false), (finding.Part, finding.Line, finding.MustFix));
        Assert.Contains("A sentence of 36 words begins with “Then word word word word”", finding.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The fee, e.g. £50, is fixed. It rises.", 2)]
    [InlineData("J. Smith pays. “Yes.” Then no. 5 came! Why? £3 is little.", 5)]
    [InlineData("One line\nand its next.", 1)]
    public void Sentences_OfAText_AreCounted(string text, int sentences) =>
        Assert.Equal(sentences, Readability.Sentences(new Passage("Results", 1, text, false)).Count());

    [Fact]
    public void Readability_Index_IsTheFormulaAndNeedsEnoughWords()
    {
        string[] ten = [.. Enumerable.Repeat("five5", 10)];
        Assert.Equal(4.71 * 5 + 0.5 * 10 - 21.43, Readability.Index(Enumerable.Repeat(ten, 10))!.Value, 6);
        Assert.Null(Readability.Index(Enumerable.Repeat(ten, 9)));
    }

    [Fact]
    public void Jargon_IsNamedOnceWithAPlainerWord()
    {
        var finding = Assert.Single(Jargon.Of(new CaseText("", "We utilise it.\n\nThey Utilise it too.\n\n> We utilise it.\n\n## Sources\n\nHow to utilise it")));
        Assert.Equal(("“utilise” is jargon (2 times).", "Plainer: use."), (finding.Problem, finding.Todo));
        Assert.False(finding.MustFix);
    }

    [Theory]
    [InlineData("The council runs a LATC.", "LATC")]
    [InlineData("It asked the XYZ for help.\n\nThe XYZ helped.", "XYZ")]
    public void Acronym_NotExplained_IsFound(string body, string acronym) =>
        Assert.Contains(acronym, Assert.Single(UndefinedAcronyms.Of(new CaseText("", body))).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("The local authority trading company (LATC) sells. The LATC earns.")]
    [InlineData("The LATC (local authority trading company) sells.")]
    [InlineData("VAT is paid in the UK, and the NHS and MPs know it.")]
    [InlineData("Phase II beside the A14 and in SW1A 2AA, at WWW.EXAMPLE.ORG/ABC.")]
    [InlineData("ALL OF THIS IS SHOUTED")]
    [InlineData("See `ABC` or https://example.org/ABC.")]
    [InlineData("| ABC | DEF |\n|---|---|\n| GHI | 1 |")]
    public void Acronym_ExplainedOrKnownOrNone_IsLeftAlone(string body) => Assert.Empty(UndefinedAcronyms.Of(new CaseText("", body)));

    [Theory]
    [InlineData("## A\n\ntext\n\n![](/files/a.png)", 5, "has no alternative text")]
    [InlineData("![IMG_1234](/files/a.png)", 1, "has no alternative text")]
    [InlineData("## A\n\n#### B", 3, "leaves out a level")]
    [InlineData("### A\n\n## B", 1, "below one that is not there")]
    [InlineData("## A\n\n##\n\ntext", 3, "has no words")]
    [InlineData("## A\n\none\ntwo [here]()", 4, "has no address")]
    public void Markup_ThatShutsPeopleOut_MustBeFixed(string body, int line, string problem)
    {
        var finding = Assert.Single(Markup.Of(new CaseText("", body)));
        Assert.True(finding.MustFix);
        Assert.Equal(line, finding.Line);
        Assert.Contains(problem, finding.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# A\n\n## B\n\n### C\n\n## D\n\n![A car park at night](/files/a.png) and [words](/councils/POL) and <https://example.org>")]
    [InlineData("```\n# not a heading\n![](x.png)\n```")]
    [InlineData("")]
    public void Markup_InOrder_IsLeftAlone(string body) => Assert.Empty(Markup.Of(new CaseText("", body)));

    [Fact]
    public void Amounts_InventedInARealCase_MustBeFixed()
    {
        var study = new CaseStudy { Slug = "a", Title = "A" };
        study.Money.Add(new MoneyFact { CaseStudyId = study.Id, Amount = 5, Kind = MoneyKind.Net, Source = "Example" });
        Assert.Contains(Amounts.Of(study), finding => finding.MustFix && finding.Problem.Contains("marked as invented", StringComparison.Ordinal));
        Assert.Contains(study.TextProblems(), problem => problem.StartsWith("Amounts: £5", StringComparison.Ordinal));
    }

    [Fact]
    public void Amounts_OnlyGross_AreAdvisedUpon()
    {
        var study = new CaseStudy { Slug = "a", Title = "A" };
        study.Money.Add(new MoneyFact { CaseStudyId = study.Id, Amount = 5, Kind = MoneyKind.Gross, PriceYear = "2012/13", Source = "Accounts" });
        Assert.Contains("before any cost", Assert.Single(Amounts.Of(study)).Problem, StringComparison.Ordinal);
        study.Money.Add(new MoneyFact { CaseStudyId = study.Id, Amount = 3, Kind = MoneyKind.Cost, PriceYear = "2012/13", Source = "Accounts" });
        Assert.Empty(Amounts.Of(study));
    }
}
