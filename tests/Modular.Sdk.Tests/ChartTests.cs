namespace Modular.Sdk.Tests;

public sealed class ChartTests(PagesFixture pages) : IClassFixture<PagesFixture>
{
    [Fact]
    public async Task Bars_DrawEachValueToScaleFromTheZeroLine()
    {
        var bars = (await pages.GetAsync("/content")).QuerySelectorAll(".mod-chart__bar");

        Assert.Equal([("20%", "80%"), ("20%", "20%"), ("0%", "20%")], bars.Select(bar => (bar.GetAttribute("x")!, bar.GetAttribute("width")!)));
    }

    [Fact]
    public async Task Bars_HaveTitleDescriptionLinksAndTheTableBehindThem()
    {
        var chart = (await pages.GetAsync("/content")).QuerySelectorAll(".mod-chart")[0];

        Assert.Equal("Days by region", chart.QuerySelector("svg > title")!.TextContent);
        Assert.Equal("3 bars. Days: most East & West, 40; least Loss, -10.", chart.QuerySelector("svg > desc")!.TextContent);
        Assert.Equal("/yorkshire", chart.QuerySelector("svg a")!.GetAttribute("href"));
        Assert.Equal(["East & West40", "Yorkshire and the Humber and beyond10", "Loss-10"], chart.QuerySelectorAll("tbody tr").Select(row => row.TextContent));
        Assert.Equal(["Region", "Days"], chart.QuerySelectorAll("thead th").Select(heading => heading.TextContent));
    }

    [Fact]
    public async Task Bars_WithLongLabel_WrapItInsteadOfOverlappingTheNextBar()
    {
        var chart = (await pages.GetAsync("/content")).QuerySelectorAll(".mod-chart")[0];

        var y = chart.QuerySelectorAll("svg text:not(.mod-chart__value), svg .mod-chart__bar").Select(part => int.Parse(part.GetAttribute("y")!)).ToList();
        Assert.Equal(y.Order(), y);
        Assert.Equal(["Yorkshire and the Humber", "and beyond"], chart.QuerySelectorAll("svg a text:not(.mod-chart__value)").Select(line => line.TextContent));
    }

    [Fact]
    public async Task Timeline_IsInOrderOfDateAndFillsWhatIsReached()
    {
        var charts = (await pages.GetAsync("/content")).QuerySelectorAll(".mod-chart");

        Assert.Equal(2, charts.Length);
        Assert.Equal(["18 February 2014 · Reached", "1 June 2014"], charts[1].QuerySelectorAll("svg .mod-chart__value").Select(date => date.TextContent));
        Assert.Equal([true, false], charts[1].QuerySelectorAll("circle").Select(point => point.ClassList.Contains("mod-chart__point--reached")));
        Assert.Equal(["Board decides18 February 2014Reached", "Report1 June 2014"], charts[1].QuerySelectorAll("tbody tr").Select(row => row.TextContent));
    }
}
