using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Modular.Host.Councils;
using Modular.Host.Pages.Councils;
using Modular.Sdk;

namespace Modular.Host.Tests.Pages;

public sealed class CouncilsFilterTests
{
    private static readonly DateOnly Then = new(2014, 1, 22);
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly CouncilRegister Register = new();

    [Fact]
    public void From_EmptyAddress_ShowsToday()
    {
        var filter = Filter("");
        Assert.Equal(new CouncilFilter(Today), filter);
        Assert.False(filter.Narrows);
    }

    [Fact]
    public void From_FullAddress_ReadsEverything() => Assert.Equal(
        new CouncilFilter(Then)
        {
            Type = CouncilType.Unitary,
            Region = "South West",
            Text = "poole",
            Involved = false,
            Programme = "Growth",
            Sort = "-type",
            Page = 2,
        },
        Filter("?asAt=2014-01-22&type=Unitary&region=South%20West&text=poole&involved=no&programme=Growth&sort=-type&p=2"));

    [Theory]
    [InlineData("2014-13-01")]
    [InlineData("yesterday")]
    public void From_NotADay_SaysSoAndShowsToday(string asAt)
    {
        var filter = Filter($"?asAt={asAt}");
        Assert.True(filter.AsAtIsWrong);
        Assert.Equal(Today, filter.AsAt);
    }

    [Theory]
    [InlineData("?type=17")]
    [InlineData("?type=Parish")]
    [InlineData("?p=-3")]
    [InlineData("?p=many")]
    [InlineData("?involved=perhaps")]
    public void From_WhatNoFilterKnows_IsLeftOut(string query) => Assert.Equal(new CouncilFilter(Today), Filter(query));

    [Theory]
    [InlineData("POL", "POL")]
    [InlineData("e06000029", "POL")]
    [InlineData("aylesb", "AYL")]
    [InlineData("borough of poole", "POL")]
    [InlineData("shepway", "SHE")]
    public void Listing_NameOrCode_FindsTheCouncil(string text, string code) =>
        Assert.Contains(Listing($"?asAt=2014-01-22&text={Uri.EscapeDataString(text)}").Found, row => row.Council.Code.Value == code);

    [Theory]
    [InlineData("2014-01-22", 353)]
    [InlineData("2019-04-01", 343)]
    [InlineData("2020-04-01", 339)]
    [InlineData("2021-04-01", 333)]
    [InlineData("2023-04-01", 317)]
    public void Listing_AsAt_HasTheCouncilsOfTheDay(string day, int councils) => Assert.Equal(councils, Listing($"?asAt={day}").Total);

    [Fact]
    public void Listing_WithAType_CountsWhatOtherTypesWouldLeave()
    {
        var listing = Listing("?asAt=2014-01-22&type=ShireCounty");
        Assert.Equal(27, listing.Found.Count);
        Assert.Equal(353, listing.Types.Sum(pair => pair.Count));
        Assert.Equal(27, listing.Regions.Sum(pair => pair.Count));
    }

    [Fact]
    public void Listing_SortedByTypeDescending_KeepsNamesInOrder()
    {
        var rows = Listing("?asAt=2014-01-22&sort=-type").Found;
        Assert.Equal(CouncilType.Unitary, rows[0].Council.Type);
        Assert.Equal(rows.Where(row => row.Council.Type == CouncilType.London).Select(row => row.Council.Name).Order(StringComparer.Ordinal),
            rows.Where(row => row.Council.Type == CouncilType.London).Select(row => row.Council.Name));
    }

    [Fact]
    public void Listing_InvolvedThen_CountsForTheSuccessorNow()
    {
        var growth = new Programme("Growth", true, [new CouncilInvolvement(CouncilCode.Parse("AYL"), "14 days", null, null)]);
        Assert.Equal(["AYL"], Codes(Listing("?asAt=2014-01-22&involved=yes", growth)));
        Assert.Equal(["BUC"], Codes(Listing("?involved=yes&programme=Growth", growth)));
        Assert.Equal(316, Listing("?involved=no&programme=Growth", growth).Found.Count);
        Assert.Empty(Listing("?involved=yes&programme=Other", growth).Found);
    }

    internal static CouncilListing Listing(string query, params Programme[] programmes)
    {
        var filter = Filter(query);
        return new CouncilListing(Register, filter, new WorkAsAt(Register, programmes, filter.AsAt));
    }

    internal static CouncilFilter Filter(string query) => CouncilFilter.From(new QueryCollection(QueryHelpers.ParseQuery(query)), Today);

    private static IEnumerable<string> Codes(CouncilListing listing) => listing.Found.Select(row => row.Council.Code.Value);
}
