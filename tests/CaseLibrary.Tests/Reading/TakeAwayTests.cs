using System.IO.Compression;
using System.Net;
using System.Text.Json;
using CaseLibrary.Files;
using CaseLibrary.Tests.Pages.Manage;
using Modular.Testing;

namespace CaseLibrary.Tests.Reading;

public sealed class TakeAwayTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Case = "/case-studies/forest-heath-solar-farm";

    [SiteFact]
    public async Task Get_Word_IsADocumentWithTextAmountsAndLicence()
    {
        using var client = site.Client();
        var response = await client.GetAsync(Case + ".docx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("forest-heath-solar-farm.docx", response.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var text = await reader.ReadToEndAsync();
        Assert.Contains("gross, a year, delivered, 2017/18 prices", text, StringComparison.Ordinal);
        Assert.Contains("Forest Heath (now part of West Suffolk)", text, StringComparison.Ordinal);
        Assert.Contains("Open Government Licence", text, StringComparison.Ordinal);
    }

    [SiteTheory]
    [InlineData(".docx")]
    [InlineData(".md")]
    [InlineData("")]
    public async Task Get_WithTheETagOfBefore_IsNotModified(string ending)
    {
        using var client = site.Client();
        var first = await client.GetAsync(Case + ending);
        using var again = new HttpRequestMessage(HttpMethod.Get, Case + ending);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var second = await client.SendAsync(again);
        // The version of all pages is that of the minute, which may just have ended.
        Assert.True(second.StatusCode == HttpStatusCode.NotModified || second.Headers.ETag!.Tag != first.Headers.ETag!.Tag, $"{second.StatusCode}");
    }

    [SiteFact]
    public async Task Get_MarkdownAsReader_ReadsAsTheCaseWithoutSignOff()
    {
        using var client = site.Client();
        var text = await client.GetStringAsync(Case + ".md");
        Assert.DoesNotContain("signedOff", text, StringComparison.Ordinal);
        var study = CaseFile.Read("forest-heath-solar-farm.md", text, new PlainMarkdown()).Case;
        Assert.Equal(("forest-heath-solar-farm", "Forest Heath: buying a solar farm", 5), (study.Slug, study.Title, study.Money.Count));
        Assert.Contains("published: 2018-09-10", text, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_MarkdownAsEditor_SaysWhoSignedOff()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        Assert.Contains("signedOffBy: \"Nobody (sample data)\"", await editor.GetStringAsync(Case + ".md"), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Get_DraftAsFile_IsNotFoundForReaders()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        await Cases.AddAsync(editor, "A draft to take away");
        using var client = site.Client();
        foreach (var ending in new[] { ".docx", ".md" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/case-studies/a-draft-to-take-away{ending}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync($"/case-studies/a-draft-to-take-away{ending}")).StatusCode);
        }
    }

    [SiteFact]
    public async Task Get_Case_HasCitationLicenceAndOpenGraph()
    {
        using var client = site.Client();
        var page = await client.PageAsync(Case);
        Assert.Contains("“Forest Heath: buying a solar farm”, income generation case studies, Modular, published 10 September 2018", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[rel=license]"));
        Assert.EndsWith(Case, page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"), StringComparison.Ordinal);
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.StartsWith("https://www.nationalarchives.gov.uk/", data.RootElement.GetProperty("license").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, data.RootElement.GetProperty("citation").GetArrayLength());
    }

    [SiteFact]
    public async Task Post_NewAddress_LeadsTheFormerOneThere()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(editor, "Once called so");
        Assert.Equal(HttpStatusCode.Redirect, (await Cases.PublishAsync(editor, record)).StatusCode);
        var answer = await editor.SubmitAsync(record + "/address", "Change the address", new() { ["Slug"] = "now-called-so" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        using var client = site.Client();
        foreach (var ending in new[] { "", ".docx", ".md" })
        {
            var former = await client.GetAsync("/case-studies/once-called-so" + ending);
            Assert.Equal((HttpStatusCode.MovedPermanently, "/case-studies/now-called-so" + ending), (former.StatusCode, former.Headers.Location!.OriginalString));
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/case-studies/now-called-so" + ending)).StatusCode);
        }
        var taken = await editor.SubmitAsync("/case-studies/manage/new", "Save", Cases.Form("Once called so"));
        Assert.Equal(HttpStatusCode.BadRequest, taken.StatusCode);
    }

    [SiteTheory]
    [InlineData("manage")]
    [InlineData("Not An Address")]
    [InlineData("forest-heath-solar-farm")]
    public async Task Post_AddressThatCannotBe_IsRefused(string slug)
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(editor, $"Cannot move {Guid.NewGuid():N}");
        await Cases.PublishAsync(editor, record);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.SubmitAsync(record + "/address", "Change the address", new() { ["Slug"] = slug })).StatusCode);
    }

    [SiteFact]
    public async Task Get_AddressFormWithoutPublish_IsForbidden()
    {
        using var publisher = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(publisher, "Not for every editor");
        await Cases.PublishAsync(publisher, record);
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        Assert.NotEqual(HttpStatusCode.OK, (await editor.GetAsync(record + "/address")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await publisher.GetAsync(record + "/address")).StatusCode);
    }
}
