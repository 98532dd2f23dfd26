using CaseLibrary.Finding;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseLibrary.Tests.Finding;

public sealed class CaseQueryTests
{
    private static readonly Facets Facets = new(new LondonOnly());

    [Fact]
    public void Facets_Regions_AreThoseOfTheRegister() =>
        Assert.Equal([("london", "London")], Facets.All.Single(facet => facet.Key == "region").Options);

    [Fact]
    public void ToAddress_OfWhatWasRead_IsTheSame() =>
        Assert.Equal("/case-studies?q=solar&kind=assets&kind=services&region=london&council=FOR&examples=yes&sort=income",
            Read("?sort=income&region=london&kind=services&kind=assets&q=solar&council=for&examples=yes&p=3").ToAddress());

    [Theory]
    [InlineData("?kind=nonsense&type=&sort=up&p=-4&council=12&examples=perhaps")]
    [InlineData("")]
    public void From_ValuesThatMeanNothing_ArePassedOver(string address)
    {
        var query = Read(address);
        Assert.False(query.IsNarrowed);
        Assert.Equal((1, CaseSort.Newest, false), (query.Page, query.EffectiveSort, query.Examples));
    }

    [Fact]
    public void Without_OneOfTwoValues_KeepsTheOther() =>
        Assert.Equal("/case-studies?kind=services", Read("?kind=services&kind=assets").Without("kind", "assets").ToAddress());

    [Fact]
    public void From_VeryLongWords_AreCut() => Assert.Equal(CaseQuery.WordsLength, Read("?q=" + new string('a', 5_000)).Words.Length);

    [Fact]
    public void Count_ChosenKind_CountsOtherKindsAsIfNoneWereChosen()
    {
        var rows = new[]
        {
            Rows.Case(CaseKind.Assets, EvidenceGrade.Reported), Rows.Case(CaseKind.Assets, EvidenceGrade.Secondary),
            Rows.Case(CaseKind.Services, EvidenceGrade.Reported), Rows.Case(CaseKind.Services, EvidenceGrade.Reported),
        };
        var counts = Facets.Count(rows, Read("?kind=assets&evidence=reported")).ToDictionary(count => count.Facet.Key);

        Assert.Equal([("assets", 1, true), ("services", 2, false)], counts["kind"].Options.Select(option => (option.Value, option.Count, option.Chosen)));
        Assert.Equal([("reported", 1, true), ("secondary", 1, false)], counts["evidence"].Options.Select(option => (option.Value, option.Count, option.Chosen)));
    }

    private static CaseQuery Read(string address) => CaseQuery.From(new QueryCollection(QueryHelpers.ParseQuery(address)), Facets);
}
