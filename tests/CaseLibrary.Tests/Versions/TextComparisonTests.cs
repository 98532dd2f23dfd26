using CaseLibrary.Versions;

namespace CaseLibrary.Tests.Versions;

public sealed class TextComparisonTests
{
    [Fact]
    public void Of_OneWordChanged_MarksThatWordOnBothSides()
    {
        var line = Assert.Single(TextComparison.Of("It earned ten pounds.", "It earned twelve pounds."));
        Assert.True(line.Changed);
        Assert.Equal(["ten"], line.Before.Where(run => run.Marked).Select(run => run.Text));
        Assert.Equal(["twelve"], line.After.Where(run => run.Marked).Select(run => run.Text));
        Assert.Equal("It earned twelve pounds.", string.Concat(line.After.Select(run => run.Text)));
    }

    [Fact]
    public void Of_LineAdded_HasNothingOnTheOtherSide()
    {
        var lines = TextComparison.Of("one\ntwo", "one\nnew\ntwo");
        var added = Assert.Single(lines, line => line.Changed);
        Assert.Empty(added.Before);
        Assert.Equal([new ComparedRun("new", true)], added.After);
    }

    [Fact]
    public void Of_LongSameStretch_IsCounted()
    {
        var same = string.Join('\n', Enumerable.Range(1, 20));
        var lines = TextComparison.Of(same + "\nold", same + "\nnew");
        Assert.Equal([18, 0, 0, 0], lines.Select(line => line.Skipped));
    }

    [Fact]
    public void Of_Equal_HasNoChange() => Assert.DoesNotContain(TextComparison.Of("a\nb", "a\nb"), line => line.Changed);
}
