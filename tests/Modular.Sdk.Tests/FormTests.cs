using AngleSharp.Dom;

namespace Modular.Sdk.Tests;

public sealed class FormTests(PagesFixture pages) : IClassFixture<PagesFixture>
{
    [Fact]
    public async Task Input_WithoutAttributes_TakesLabelAndHintFromTheProperty()
    {
        var page = await pages.GetAsync("/form");

        var input = page.QuerySelector("#Input_Name")!;
        Assert.Equal("Full name", page.QuerySelector("label[for=Input_Name]")!.TextContent);
        Assert.Equal("As on the award letter", page.QuerySelector("#Input_Name-hint")!.TextContent);
        Assert.Equal("Input_Name-hint", input.GetAttribute("aria-describedby"));
        Assert.Equal("Ada", input.GetAttribute("value"));
        Assert.Equal("name", input.GetAttribute("autocomplete"));
        Assert.Contains("govuk-input--width-20", input.ClassList);
        Assert.False(input.HasAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Form_OfAPageThatAButtonHasSentToAnotherHandler_GoesToItsOwn()
    {
        var page = await pages.GetAsync("/form?link=a%20b&handler=AddRow");
        Assert.Equal("/form?link=a%20b", page.QuerySelector("form")!.GetAttribute("action"));
        Assert.NotNull(page.QuerySelector("form input[name=__RequestVerificationToken]"));
        Assert.False((await pages.GetAsync("/form?link=a%20b")).QuerySelector("form")!.HasAttribute("action"));
    }

    [Theory]
    [InlineData("Input_Name", "text", null)]
    [InlineData("Input_Email", "email", null)]
    [InlineData("Input_Secret", "password", null)]
    [InlineData("Input_Days", "text", "decimal")]
    public async Task Input_WithoutType_FollowsTheProperty(string id, string type, string? keyboard)
    {
        var input = (await pages.GetAsync("/form")).GetElementById(id)!;

        Assert.Equal(type, input.GetAttribute("type"));
        Assert.Equal(keyboard, input.GetAttribute("inputmode"));
    }

    [Fact]
    public async Task Password_WithValue_IsNotSentBack()
    {
        var page = await pages.GetAsync("/form");

        Assert.False(page.QuerySelector("#Input_Secret")!.HasAttribute("value"));
        Assert.DoesNotContain("hush", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_WithPrefixAndSuffix_HidesThemFromScreenReaders()
    {
        var wrapper = (await pages.GetAsync("/form")).QuerySelector("#Input_Days")!.ParentElement!;

        Assert.Equal("£", wrapper.QuerySelector(".govuk-input__prefix[aria-hidden=true]")!.TextContent);
        Assert.Equal("a day", wrapper.QuerySelector(".govuk-input__suffix[aria-hidden=true]")!.TextContent);
    }

    [Fact]
    public async Task Post_Invalid_SaysTheSameWordsAtTheFieldAndInTheSummary()
    {
        var page = await pages.InvalidAsync(("Input.Name", ""), ("Input.Days", "many"));

        var summary = page.QuerySelector(".govuk-error-summary[data-module=govuk-error-summary]")!;
        Assert.Equal("There is a problem", summary.QuerySelector("h2")!.TextContent);
        foreach (var link in summary.QuerySelectorAll("a"))
        {
            var control = page.GetElementById(link.GetAttribute("href")![1..])!;
            var message = control.Closest(".govuk-form-group--error")!.QuerySelector(".govuk-error-message")!;
            Assert.Equal("Error: " + link.TextContent, message.TextContent);
        }
        Assert.Equal("many", page.QuerySelector("#Input_Days")!.GetAttribute("value"));
        Assert.Equal("true", page.QuerySelector("#Input_Name")!.GetAttribute("aria-invalid"));
        Assert.Equal("Input_Name-hint Input_Name-error", page.QuerySelector("#Input_Name")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task ErrorSummary_FollowsTheOrderOfTheFields()
    {
        var page = await pages.InvalidAsync(("Input.Start.Day", "1"), ("Input.Start.Month", "2"), ("Input.Start.Year", ""));

        Assert.Equal(["Enter a name", "Start date must include a year", "Choose a kind", "Choose a region"],
            page.QuerySelectorAll(".govuk-error-summary a").Select(link => link.TextContent));
    }

    [Fact]
    public async Task ErrorSummary_WhenValid_IsAbsent() =>
        Assert.Null((await pages.GetAsync("/form")).QuerySelector(".govuk-error-summary, mod-error-summary"));

    [Fact]
    public async Task Textarea_WithLimit_CountsAndKeepsLeadingLineBreaks()
    {
        var page = await pages.InvalidAsync(("Input.Reason", "\nfirst <b>"));

        var area = page.QuerySelector("textarea#Input_Reason")!;
        Assert.Equal("\nfirst <b>", area.TextContent);
        Assert.Equal("Input_Reason-info", area.GetAttribute("aria-describedby"));
        Assert.Equal("50", area.Closest("[data-module=govuk-character-count]")!.GetAttribute("data-maxlength"));
        Assert.Equal("Why", page.QuerySelector("h1.govuk-label-wrapper > label.govuk-label--m")!.TextContent);
    }

    [Fact]
    public async Task Select_OfEnum_ShowsDisplayNamesAndTheValueOfTheModel()
    {
        var select = (await pages.GetAsync("/form")).QuerySelector("select#Input_Kind")!;

        Assert.Equal(["Choose a kind", "FirstRound", "Second round"], select.QuerySelectorAll("option").Select(o => o.TextContent));
        Assert.Equal("SecondRound", select.QuerySelector("option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Radios_AfterInvalidPost_KeepTheChoiceAndShowItsFields()
    {
        var page = await pages.InvalidAsync(("Input.Region", "other"));

        var chosen = page.QuerySelector("input[type=radio][checked]")!;
        Assert.Equal("other", chosen.GetAttribute("value"));
        var more = page.GetElementById(chosen.GetAttribute("data-aria-controls")!)!;
        Assert.DoesNotContain("govuk-radios__conditional--hidden", more.ClassList);
        Assert.NotNull(more.QuerySelector("input[name=where]"));
        Assert.Equal("Input_Region", page.QuerySelector("input[type=radio]")!.Id);
        Assert.Equal("Above the Humber", page.GetElementById("Input_Region-item-hint")!.TextContent);
    }

    [Fact]
    public async Task Checkboxes_OfList_TickWhatTheModelHoldsOrWhatWasPosted()
    {
        static IEnumerable<string?> Ticked(IDocument page) =>
            page.QuerySelectorAll("input[name='Input.Themes'][checked]").Select(box => box.GetAttribute("value"));

        var opened = await pages.GetAsync("/form");
        Assert.Equal(["energy"], Ticked(opened));
        Assert.Contains(opened.QuerySelectorAll("label"), label => label.TextContent == "Energy & <waste>");
        Assert.Equal(["property", "leisure"], Ticked(await pages.InvalidAsync(("Input.Themes", "property"), ("Input.Themes", "leisure"))));
    }

    [Fact]
    public async Task Checkbox_OfYesOrNo_IsTickedByTheModelAndUntickedByThePost()
    {
        Assert.True((await pages.GetAsync("/form")).QuerySelector("#Input_IsPublic")!.HasAttribute("checked"));
        Assert.False((await pages.InvalidAsync(("Input.IsPublic", "false"))).QuerySelector("#Input_IsPublic")!.HasAttribute("checked"));
        Assert.True((await pages.InvalidAsync(("Input.IsPublic", "true"), ("Input.IsPublic", "false"))).QuerySelector("#Input_IsPublic")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Buttons_KeepWhatThePageWroteOnThem()
    {
        var page = await pages.GetAsync("/form");

        Assert.Equal("submit", page.QuerySelector("button.govuk-button.save")!.GetAttribute("type"));
        Assert.Equal("/elsewhere?a=1&b=2", page.QuerySelector("a.govuk-button--secondary.leave[role=button]")!.GetAttribute("href"));
        Assert.Equal(".csv", page.QuerySelector("input[type=file].govuk-file-upload")!.GetAttribute("accept"));
    }
}
