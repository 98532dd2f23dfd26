using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

/// <summary>How the site gives files out, through the real server.</summary>
public sealed class FileServingTests(ListeningSite site) : IClassFixture<ListeningSite>
{
    [SiteFact]
    public async Task Get_FileOfADraft_IsThereForEditorsOnly()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        using var other = await site.SignedInWithAsync("growth.edit");
        using var nobody = site.Client();
        var (record, file) = await Attaching.DraftWithDocumentAsync(editor, "Poole: secret until published");
        var response = await editor.GetAsync(file);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((true, true, false), (response.Headers.CacheControl!.Private, response.Headers.CacheControl.NoCache, response.Headers.CacheControl.Public));
        foreach (var stranger in new[] { other, nobody })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(file)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await Conditional(stranger, file, response.Headers.ETag!)).StatusCode);
        }
        await Cases.PublishAsync(editor, record);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(file)).StatusCode);
        await editor.SubmitAsync(record, "Archive", new() { ["Why"] = "It has ended" });
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(file)).StatusCode);
        await editor.SubmitAsync(record, "Make it a draft again");
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(file)).StatusCode);
    }

    [SiteFact]
    public async Task Get_PublicFile_CarriesTheHeaders()
    {
        using var reader = site.Client();
        var (document, image) = await PublishedAsync("Poole: headers");
        foreach (var (path, type, disposition) in new[] { (document, "application/pdf", "attachment; filename=report.pdf"), (image, "image/png", "inline; filename=view-60x40.png") })
        {
            var response = await reader.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
            Assert.StartsWith(disposition, response.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
            Assert.Equal("default-src 'none'; frame-ancestors 'none'; sandbox", Header(response, "Content-Security-Policy"));
            Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
            Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
            Assert.Equal((true, TimeSpan.FromDays(365), TimeSpan.FromMinutes(5)),
                (response.Headers.CacheControl!.Public, response.Headers.CacheControl.MaxAge!.Value, response.Headers.CacheControl.SharedMaxAge!.Value));
            Assert.False(response.Headers.Contains("Set-Cookie"));
            Assert.False(response.Headers.ETag!.IsWeak);
        }
    }

    [SiteFact]
    public async Task Get_AgainInPartsAndHeadOnly_SendsNoMoreThanIsNeeded()
    {
        using var reader = site.Client();
        var (file, _) = await PublishedAsync("Poole: parts");
        var whole = await reader.GetAsync(file);
        Assert.Equal(SampleFiles.Pdf, await whole.Content.ReadAsByteArrayAsync());

        var again = await Conditional(reader, file, whole.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(whole.Headers.ETag, again.Headers.ETag);

        using var head = new HttpRequestMessage(HttpMethod.Head, file);
        var only = await reader.SendAsync(head);
        Assert.Equal((HttpStatusCode.OK, (long?)SampleFiles.Pdf.Length), (only.StatusCode, only.Content.Headers.ContentLength));

        var part = await RangeAsync(reader, file, 5, 9);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(SampleFiles.Pdf[5..10], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await RangeAsync(reader, file, 5_000_000, 5_000_001)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.PostAsync(file, new StringContent(""))).StatusCode);
    }

    [SiteFact]
    public async Task Get_ByAnotherNameOrModule_FindsNothing()
    {
        using var reader = site.Client();
        var (file, _) = await PublishedAsync("Poole: names");
        foreach (var wrong in new[] { file + "x", file.Replace("report.pdf", "report.html", StringComparison.Ordinal), file.Replace("/case-studies/", "/growth/", StringComparison.Ordinal),
            file.Replace("/case-studies/", "/nothing/", StringComparison.Ordinal), $"/files/case-studies/{Guid.NewGuid()}/report.pdf", "/files", "/files/case-studies" })
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(wrong)).StatusCode);
        var folder = file[..file.LastIndexOf('/')];
        foreach (var name in new[] { "../../../../appsettings.json", "..%2f..%2f..%2fappsettings.json", "%2e%2e/%2e%2e/case-library.db", "..%5c..%5chost.db", "%2fetc%2fpasswd", "....//report.pdf", "report.pdf%00.html", "report.pdf/../../x" })
            Assert.Matches("^HTTP/1.1 (404|400) ", await RawAsync($"{folder}/{name}"));
    }

    private async Task<(string Document, string Image)> PublishedAsync(string title)
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var (record, document) = await Attaching.DraftWithDocumentAsync(editor, title);
        await Attaching.AddImageAsync(editor, record, SampleFiles.Png(60, 40));
        var image = (await editor.PageAsync(record + "/attachments")).QuerySelector("main img")!.GetAttribute("src")!;
        await Cases.PublishAsync(editor, record);
        return (document, image);
    }

    private static async Task<HttpResponseMessage> Conditional(HttpClient client, string path, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { tag } } };
        return await client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> RangeAsync(HttpClient client, string path, long from, long to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = new RangeHeaderValue(from, to) } };
        return await client.SendAsync(request);
    }

    /// <summary>The target as it is written here: a client of the framework would tidy it first.</summary>
    private async Task<string> RawAsync(string target)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(site.Address.Host, site.Address.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {site.Address.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync();
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));
}
