using CaseLibrary.Data;
using CaseLibrary.Pages.Manage;

namespace CaseLibrary.Tests;

public sealed class SlugTextTests
{
    [Theory]
    [InlineData("Camden: wireless concession", "camden-wireless-concession")]
    [InlineData("  King’s Lynn & West Norfolk – café  ", "kings-lynn-west-norfolk-cafe")]
    [InlineData("£££", "")]
    [InlineData(null, "")]
    public void Of_Title_IsPlainAndHyphenated(string? title, string slug) => Assert.Equal(slug, SlugText.Of(title));

    [Fact]
    public void Of_LongTitle_FitsTheColumn() => Assert.True(SlugText.Of(string.Concat(Enumerable.Repeat("long title ", 30))).Length <= CaseStudy.SlugLength);
}
