using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Modular.Host.Councils;
using Modular.Sdk;
using Modular.Sdk.TagHelpers;

namespace Modular.Host.Tests.Councils;

public sealed class HexMapTagHelperTests
{
    private static readonly CouncilRegister Register = new();

    [Theory]
    [InlineData(HexLayout.LowerTier, 326)]
    [InlineData(HexLayout.UpperTier, 152)]
    public void Process_WithoutCells_DrawsAllCouncilsAsAnImage(HexLayout layout, int count)
    {
        var map = Render(new(Register) { Layout = layout, Title = "Councils", Description = "All of <them>." });
        Assert.Equal(count, map.QuerySelectorAll("path.hex.hex--none").Length);
        var svg = map.QuerySelector("svg")!;
        Assert.Equal("img", svg.GetAttribute("role"));
        Assert.Equal("Councils", map.QuerySelector("#" + svg.GetAttribute("aria-labelledby"))!.TextContent);
        Assert.Equal("All of <them>.", map.QuerySelector("#" + svg.GetAttribute("aria-describedby"))!.TextContent);
        Assert.Empty(map.QuerySelectorAll("a"));
        Assert.Empty(map.QuerySelectorAll("[style]"));
        Assert.Contains(map.QuerySelectorAll("path > title"), title => title.TextContent == "Oxford" || title.TextContent == "Oxfordshire");
    }

    [Fact]
    public void Process_WithLinks_NamesThemAndIsAGroup()
    {
        var map = Render(new(Register)
        {
            Title = "Awards",
            Cells =
            [
                new(Code("POL"), "hex--3", "Poole: 14 days & more", "/councils/poole?a=1&b=2"),
                new(Code("SWL"), "hex--1", "Swale: none yet"),
                new(Code("ESS"), "hex--5", "Essex is on the other map", "/councils/essex"),
            ],
        });
        var svg = map.QuerySelector("svg")!;
        Assert.Equal("group", svg.GetAttribute("role"));
        Assert.Null(svg.GetAttribute("aria-describedby"));
        var link = Assert.Single(map.QuerySelectorAll("a"));
        Assert.Equal("/councils/poole?a=1&b=2", link.GetAttribute("href"));
        Assert.Equal("Poole: 14 days & more", link.GetAttribute("aria-label"));
        Assert.Contains("hex--3", Cell(map, "POL").ClassName);
        Assert.Contains("hex--1", Cell(map, "SWL").ClassName);
        Assert.Equal(326, map.QuerySelectorAll("path.hex").Length);
        Assert.Equal(324, map.QuerySelectorAll("path.hex--none").Length);
        Assert.All(map.QuerySelectorAll("path.hex--none"), path => Assert.Equal("true", path.GetAttribute("aria-hidden")));
    }

    [Fact]
    public void Process_LowerTier_HasNorthUpAndEastRight()
    {
        var map = Render(new(Register) { Title = "Councils" });
        Assert.True(Place(map, "NBL").Y < Place(map, "YOR").Y);
        Assert.True(Place(map, "YOR").Y < Place(map, "POR").Y);
        Assert.True(Place(map, "CON").X < Place(map, "THA").X);
        Assert.Equal(326, map.QuerySelectorAll("path.hex").Select(path => path.GetAttribute("d")).Distinct().Count());
    }

    [Fact]
    public void Process_Legend_IsAList()
    {
        var map = Render(new(Register) { Title = "Councils", Legend = [new("hex--1", "One"), new("hex--none", "None & <nothing>")] });
        Assert.Equal(["One", "None & <nothing>"], map.QuerySelectorAll(".hex-map__legend li").Select(item => item.TextContent));
        Assert.All(map.QuerySelectorAll(".hex-map__legend svg"), key => Assert.Equal("true", key.GetAttribute("aria-hidden")));
    }

    [Fact]
    public void Process_WithoutTitle_SaysSo() =>
        Assert.Throws<InvalidOperationException>(() => Render(new(Register)));

    private static IElement Render(HexMapTagHelper helper)
    {
        var output = new TagHelperOutput("mod-hex-map", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "test"), output);
        using var html = new StringWriter();
        output.WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(html.ToString()).QuerySelector("div.hex-map")!;
    }

    private static IElement Cell(IElement map, string code) => map.QuerySelector($"[data-council={code}]")!;

    private static (double X, double Y) Place(IElement map, string code)
    {
        var start = Cell(map, code).GetAttribute("d")!.Split('l')[0][1..].Split(' ');
        return (double.Parse(start[0], CultureInfo.InvariantCulture), double.Parse(start[1], CultureInfo.InvariantCulture));
    }

    private static CouncilCode Code(string code) => CouncilCode.Parse(code);
}
