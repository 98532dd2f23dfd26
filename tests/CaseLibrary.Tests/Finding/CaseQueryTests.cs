using CaseLibrary.Finding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseLibrary.Tests.Finding;

public sealed class CaseQueryTests
{
    private static readonly Facets Facets = new(new LondonOnly());

    [Fact]
    public void Facets_Regions_AreThoseOfTheRegister()
    {
        var regions = Facets.All.Single(facet => facet.Key == "region");
        Assert.Equal(["london"], regions.Values);
        Assert.Equal("London", regions.NameOf("london"));
    }

    [Fact]
    public void ToAddress_OfWhatWasRead_IsTheSame() =>
        Assert.Equal("/case-studies?q=solar&kind=assets&kind=services&council=HRW&region=london&examples=yes&sort=income&view=table",
            Read("?sort=income&region=london&kind=services&kind=assets&q=solar&council=hrw&examples=yes&p=3&view=table").ToAddress());

    [Theory]
    [InlineData("?kind=nonsense&type=&sort=up&p=-4&council=12&examples=perhaps&view=upside-down&since=1066&people=many")]
    [InlineData("")]
    public void From_ValuesThatMeanNothing_ArePassedOver(string address)
    {
        var query = Read(address);
        Assert.Empty(query.Chosen);
        Assert.Equal((1, CaseSort.Newest, false, CaseView.List), (query.Page, query.EffectiveSort, query.Examples, query.View));
    }

    [Fact]
    public void Without_OneOfTwoValues_KeepsTheOther() =>
        Assert.Equal("/case-studies?kind=services", Read("?kind=services&kind=assets").Without("kind", "assets").ToAddress());

    [Fact]
    public void Without_AFacet_TakesAllItsValuesBack() =>
        Assert.Equal("/case-studies?region=london", Read("?kind=services&kind=assets&region=london").Without("kind").ToAddress());

    [Fact]
    public void From_VeryLongWords_AreCut() => Assert.Equal(CaseQuery.WordsLength, Read("?q=" + new string('a', 5_000)).Words.Length);

    [Fact]
    public void From_VeryManyValues_TakesSome() =>
        Assert.Equal(Facet.MostChosen, Read("?" + string.Join('&', Enumerable.Range(0, 500).Select(number => $"subtype=s{number}"))).Chosen["subtype"].Count);

    [Fact]
    public void Counted_ManyValues_ShowsTheMostFrequentAndTheChosen()
    {
        var facet = Facets.All.Single(one => one.Key == "subtype");
        var counted = facet.Counted(Enumerable.Range(1, 30).ToDictionary(number => $"s{number}", number => number), ["s1"]);
        Assert.Equal("s30", counted.Options[0].Value);
        Assert.Contains(counted.Options, option => option is { Value: "s1", Count: 1, Chosen: true });
        Assert.Equal((Facet.MostShown + 1, 17), (counted.Options.Count, counted.More));
    }

    private static CaseQuery Read(string address) => CaseQuery.From(new QueryCollection(QueryHelpers.ParseQuery(address)), Facets);
}
