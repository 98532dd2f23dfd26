using AngleSharp.Dom;

namespace Modular.Sdk.Tests;

public sealed class DateTests(PagesFixture pages) : IClassFixture<PagesFixture>
{
    private static (string, string)[] Start(string day, string month, string year) =>
        [("Input.Start.Day", day), ("Input.Start.Month", month), ("Input.Start.Year", year)];

    private static IEnumerable<string?> Typed(IDocument page) =>
        page.QuerySelectorAll("input[name^='Input.Start.']").Select(input => input.GetAttribute("value"));

    [Fact]
    public async Task Get_ShowsThePartsOfTheDate() => Assert.Equal(["18", "2", "2014"], Typed(await pages.GetAsync("/form")));

    [Fact]
    public async Task Get_WithIsoDateInTheAddress_ReadsIt() =>
        Assert.Equal(["1", "4", "2013"], Typed(await pages.GetAsync("/form?from=2013-04-01")));

    [Theory]
    [InlineData("1", "3", "", "Start date must include a year", "Year")]
    [InlineData("", "", "2014", "Start date must include a day and month", "Day")]
    [InlineData("30", "2", "2014", "Start date must be a real date", "Day")]
    [InlineData("1", "13", "2014", "Start date must be a real date", "Month")]
    [InlineData("x", "1", "2014", "Start date must be a real date", "Day")]
    [InlineData("1", "3", "14", "Start date must have a year of 4 numbers", "Year")]
    [InlineData("", "", "", "Enter the start date", "Day")]
    public async Task Post_Wrong_SaysWhatIsWrongOnceAndKeepsWhatWasTyped(string day, string month, string year, string message, string part)
    {
        var page = await pages.InvalidAsync(Start(day, month, year));

        var group = page.QuerySelector("#Input_Start_Day")!.Closest("fieldset")!.ParentElement!;
        Assert.Equal("Error: " + message, Assert.Single(group.QuerySelectorAll(".govuk-error-message")).TextContent);
        var link = Assert.Single(page.QuerySelectorAll(".govuk-error-summary a"), a => a.GetAttribute("href")!.StartsWith("#Input_Start", StringComparison.Ordinal));
        Assert.Equal(message, link.TextContent);
        Assert.Equal("#Input_Start_" + part, link.GetAttribute("href"));
        Assert.Contains("govuk-input--error", page.GetElementById("Input_Start_" + part)!.ClassList);
        Assert.Equal([day, month, year], Typed(page));
    }

    [Fact]
    public async Task Post_WithOnePartMissing_MarksOnlyThatPart()
    {
        var page = await pages.InvalidAsync(Start("1", "3", ""));

        Assert.Equal("Input_Start_Year", Assert.Single(page.QuerySelectorAll("input[name^='Input.Start.'].govuk-input--error")).Id);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("Mar")]
    [InlineData("march")]
    public async Task Post_Valid_BindsTheDateAndLeavesTheOptionalOneEmpty(string month)
    {
        using var response = await pages.PostAsync("/form",
            [("Input.Name", "Ada"), ("Input.Kind", "FirstRound"), ("Input.Region", "north"), .. Start("1", month, "2014"), ("Input.End.Day", ""), ("Input.End.Month", ""), ("Input.End.Year", "")]);

        Assert.Equal("2014-03-01||False", await response.Content.ReadAsStringAsync());
    }
}
