using System.Net;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

/// <summary>The checks of the text, as they stand in the way of an unfinished case.</summary>
public sealed class ChecksTests(ModularSite site) : IClassFixture<ModularSite>
{
    private static readonly string[] Steps = ["Submit for editing", "Take into editing"];

    [SiteFact]
    public async Task Post_SignOffWithADeadLinkAndAPictureWithoutWords_IsRefusedWithPartAndLine()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(editor, "Poole: dead links", new() { ["Form.Body"] = "## Results\n\nSee [Nowhere](/councils/XQZ) and [that](/case-studies/no-such-case).\n\n![](/files/a.png)" });
        foreach (var step in Steps)
            Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(record, step)).StatusCode);

        var refused = await editor.SubmitAsync(record, "Record a sign-off that came another way", new() { ["Why"] = "By letter" });
        var unsent = await editor.SubmitAsync(record + "/fact-check", "Send the link", new() { ["Recipient"] = "assets@example.org" });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        string[] problems =
        [
            "Results, line 5: The picture /files/a.png has no alternative text. Say between the square brackets what it shows: ![what it shows](address).",
            "Results, line 3: The link to /councils/XQZ is dead: no council has that code. Look the code up at /councils.",
            "Results, line 3: The link to /case-studies/no-such-case is dead: there is no such case study. Correct the address or remove the link.",
        ];
        Assert.Equal(problems, (await refused.PageAsync()).QuerySelectorAll(".govuk-error-summary__list li").Select(ListTests.Text));
        Assert.Equal(HttpStatusCode.BadRequest, unsent.StatusCode);
        Assert.Equal(problems, (await unsent.PageAsync()).QuerySelectorAll(".govuk-error-summary__list li").Select(ListTests.Text));

        await editor.SubmitAsync(record + "/edit", "Save", new() { ["Form.Body"] = "## Results\n\nSee [Poole](/councils/POL) and [that](/case-studies/forest-heath-solar-farm)." });
        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(record, "Record a sign-off that came another way", new() { ["Why"] = "By letter" })).StatusCode);
    }

    [SiteFact]
    public async Task Get_RecordWithJargonAndAMisspeltCouncil_AdvisesAndLetsItPass()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(editor, "Poole: advice only", new() { ["Form.Body"] = "## Results\n\nWe utilise what Hinckly and Bosworth Borough Council did. Cardiff Council and Poole City Council did so too, and Camden Town Council." });

        var page = ListTests.Text((await editor.PageAsync(record)).QuerySelector("main")!);

        Assert.Contains("Results, line 3: “utilise” is jargon. Plainer: use.", page, StringComparison.Ordinal);
        Assert.Contains("No council is known as “Hinckly and Bosworth Borough Council”. Did you mean Hinckley and Bosworth Borough Council?", page, StringComparison.Ordinal);
        Assert.DoesNotContain("No council is known as “Cardiff", page, StringComparison.Ordinal);
        Assert.DoesNotContain("No council is known as “Poole", page, StringComparison.Ordinal);
        Assert.DoesNotContain("No council is known as “Camden", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await Cases.PublishAsync(editor, record)).StatusCode);
    }
}
