using CaseLibrary.Data;
using CaseLibrary.Files;
using CaseLibrary.Terms;
using Modular.Sdk;
using Modular.Testing;

namespace CaseLibrary.Tests.Files;

public sealed class CaseFileTextTests
{
    public static TheoryData<string> SampleFiles => [.. Directory.GetFiles(SampleFolder, "*.md").Select(path => Path.GetFileName(path))];

    private static string SampleFolder => Path.Combine(ModularSite.RepoRoot, "modules/CaseLibrary/Sample/cases");

    [Theory]
    [MemberData(nameof(SampleFiles))]
    public void Of_SampleRead_IsReadAgainToTheSameBytes(string file)
    {
        var first = CaseFileText.Of(Read(file, File.ReadAllText(Path.Combine(SampleFolder, file))));
        Assert.Equal(first, CaseFileText.Of(Read(file, first)));
    }

    [Fact]
    public void Of_AwkwardCase_KeepsEverything()
    {
        var study = new CaseStudy { Slug = "a-case", Title = "Say \"no\": C:\\x # [y] \u2028—£", Summary = "null", Subtype = "'true'", Running = StillRunning.No, ReviewDue = new DateOnly(2027, 2, 1) };
        study.Write("---\nnot front matter\n---\n\n## A\n\ttext", new PlainMarkdown());
        study.Money.Add(new MoneyFact { CaseStudyId = study.Id, Amount = -5.5m, Kind = MoneyKind.Surplus, Note = "a\tb\nc", Source = "x: y" });
        study.Enter(CaseState.Published, DateTimeOffset.UnixEpoch, null);
        study.Appear(new DateOnly(2025, 2, 1));

        var read = Read("a-case.md", CaseFileText.Of(study));

        Assert.Equal((study.Title, study.Summary, study.Subtype, study.Body), (read.Title, read.Summary, read.Subtype, read.Body));
        Assert.Equal((CaseState.Published, study.Published, study.ReviewDue), (read.State, read.Published, read.ReviewDue));
        Assert.Equal((-5.5m, "a\tb\nc", "x: y", null), (read.Money[0].Amount, read.Money[0].Note, read.Money[0].Source, read.Money[0].PriceYear));
    }

    [Fact]
    public void Of_ForThePublic_DoesNotNameWhoSignedOff()
    {
        var study = new CaseStudy { Slug = "a-case", Title = "A case", SignedOffBy = "A. Officer", SignedOffRole = "Head of assets" };
        var text = CaseFileText.Of(study, withSignOff: false);
        Assert.DoesNotContain("Officer", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Head of", text, StringComparison.Ordinal);
        Assert.Equal("A case", Read("a-case.md", text).Title);
    }

    private static CaseStudy Read(string name, string text) => CaseFile.Read(name, text, new PlainMarkdown()).Case;
}
