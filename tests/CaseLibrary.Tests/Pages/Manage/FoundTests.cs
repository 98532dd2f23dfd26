using System.Net;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

/// <summary>The index follows what editors do.</summary>
public sealed class FoundTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Case_PublishedEditedArchived_IsFoundAsItIs()
    {
        using var editor = await site.SignedInAsync();
        using var reader = site.Client();
        var record = await Cases.AddAsync(editor, "Quetzal feathers", new() { ["Form.Body"] = "Kingfisher plumes." });
        Assert.Empty((await reader.PageAsync("/case-studies?q=quetzal")).QuerySelectorAll("article"));

        Assert.Equal(HttpStatusCode.Found, (await Cases.PublishAsync(editor, record)).StatusCode);
        Assert.Single((await reader.UntilAsync("/case-studies?q=quetzal", page => page.QuerySelectorAll("article").Length == 1)).QuerySelectorAll("article"));

        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(record + "/edit", "Save", new() { ["Form.Title"] = "Toucan feathers" })).StatusCode);
        Assert.Single((await reader.UntilAsync("/case-studies?q=toucan", page => page.QuerySelectorAll("article").Length == 1)).QuerySelectorAll("article"));
        Assert.Empty((await reader.PageAsync("/case-studies?q=%22quetzal+feathers%22")).QuerySelectorAll("article"));
        Assert.Contains("Poole (1)", (await reader.PageAsync("/case-studies?q=toucan")).QuerySelector("#facets")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await editor.SubmitAsync(record, "Archive", new() { ["Why"] = "It has ended" })).StatusCode);
        Assert.Empty((await reader.UntilAsync("/case-studies?q=toucan", page => page.QuerySelectorAll("article").Length == 0)).QuerySelectorAll("article"));
    }

    [SiteFact]
    public async Task Draft_IsFoundByEditorsOnly_AndItsWordsAreOfferedToNobody()
    {
        using var editor = await site.SignedInAsync();
        using var reader = site.Client();
        await Cases.AddAsync(editor, "Secret axolotl tanks");
        await editor.UntilAsync("/search?q=axolotl", page => page.QuerySelectorAll(".mod-results li").Length == 1);
        Assert.Single((await editor.PageAsync("/search?q=axol")).QuerySelectorAll(".mod-results li"));

        foreach (var words in new[] { "axolotl", "axolotll", "axol" })
        {
            var page = await reader.PageAsync($"/search?q={words}");
            Assert.Empty(page.QuerySelectorAll(".mod-results li"));
            Assert.DoesNotContain(page.QuerySelectorAll("main a"), link => link.TextContent.Contains("axolotl", StringComparison.Ordinal));
            Assert.DoesNotContain((await reader.PageAsync($"/case-studies?q={words}")).QuerySelectorAll("#results a"), link => link.TextContent == "axolotl");
        }
    }
}
