using System.IO.Compression;
using System.Net;
using System.Text;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

/// <summary>All cases out as files, and in again.</summary>
public sealed class FilesTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Path = "/case-studies/manage/files";

    [SiteFact]
    public async Task Export_BroughtIntoAnEmptySite_ComesOutInTheSameBytes()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        await Cases.AddAsync(editor, "Poole: taken out \"and in\"");
        var zip = await ExportAsync(editor);
        await using var empty = new EmptySite();
        using var there = await empty.SignedInWithAsync(Cases.Edit, Cases.Publish);

        Assert.Contains($"{Count(zip)} new, 0 changed, 0 as they were", await ImportedAsync(there, zip), StringComparison.Ordinal);
        Assert.Equal(zip, await ExportAsync(there));
        Assert.Equal(HttpStatusCode.OK, (await empty.Client().GetAsync("/case-studies/forest-heath-solar-farm")).StatusCode);
    }

    [SiteFact]
    public async Task Import_OneWrongFile_BringsNothingInAndNamesEach()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var before = await ExportAsync(editor);
        var good = "---\ntitle: \"Good\"\nkind: services\ndelivery: unknown\nrunning: \"yes\"\nevidence: unverified\ncouncils: [POL]\n---\nText\n";
        var zip = Zip(("good-one.md", good), ("bad-kind.md", good.Replace("services", "things", StringComparison.Ordinal)), ("Bad Name.md", good), ("no-council.md", good.Replace("POL", "XQZ", StringComparison.Ordinal)));

        var said = await ImportedAsync(editor, zip);

        Assert.Contains("Nothing was brought in: 3 of 4 files cannot be.", said, StringComparison.Ordinal);
        Assert.Contains("bad-kind.md, line 3: kind cannot be “things”", said, StringComparison.Ordinal);
        Assert.Contains("Bad Name.md: a case file is called like", said, StringComparison.Ordinal);
        Assert.Contains("no-council.md: no council has the code XQZ.", said, StringComparison.Ordinal);
        Assert.Equal(before, await ExportAsync(editor));
    }

    [SiteFact]
    public async Task Import_ChangedFile_ChangesTheCaseButNotItsState()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(editor, "Poole: changed by file");
        var text = await TextAsync(editor, "poole-changed-by-file.md");

        Assert.Contains("0 new, 1 changed", await ImportedAsync(editor, Zip(("poole-changed-by-file.md", text.Replace("A summary.", "Another.", StringComparison.Ordinal)))), StringComparison.Ordinal);
        Assert.Equal("Another.", ListTests.Text((await editor.PageAsync(record + "/edit")).QuerySelector("#Form_Summary")!));

        var moved = await ImportedAsync(editor, Zip(("poole-changed-by-file.md", text.Replace("state: draft", "state: editing", StringComparison.Ordinal))));
        Assert.Contains("here the case is “Drafting”", moved, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Import_CaseThatWasChangedSinceTheFileWasTaken_IsRefusedAndKeepsTheChange()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        const string file = "poole-changed-meanwhile.md";
        var record = await Cases.AddAsync(editor, "Poole: changed meanwhile");
        var text = (await TextAsync(editor, file)).Replace("It works.", "From the file.", StringComparison.Ordinal);
        await editor.SubmitAsync(record + "/edit", "Save", new() { ["Form.Summary"] = "From the site." });

        var said = await ImportedAsync(editor, Zip((file, text)));

        Assert.Matches("the case was changed on [0-9]+ [A-Z][a-z]+ [0-9]{4} at [0-9]{2}:[0-9]{2}, since this file was taken", said);
        Assert.Equal("From the site.", ListTests.Text((await editor.PageAsync(record + "/edit")).QuerySelector("#Form_Summary")!));
        var withoutVersion = string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("version:", StringComparison.Ordinal)));
        Assert.Contains("0 new, 1 changed", await ImportedAsync(editor, Zip((file, withoutVersion))), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Import_SignedOffCase_TakesTheSignOffBackAndSaysSo()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        const string file = "poole-signed-off-and-changed-by-file.md";
        var record = await Cases.AddAsync(editor, "Poole: signed off and changed by file");
        foreach (var button in new[] { "Submit for editing", "Take into editing", "Record a sign-off that came another way" })
            await editor.SubmitAsync(record, button, new() { ["Why"] = "By letter" });
        var text = (await TextAsync(editor, file)).Replace("It works.", "From the file.", StringComparison.Ordinal);

        var said = await ImportedAsync(editor, Zip((file, text)));

        Assert.Contains("0 new, 1 changed", said, StringComparison.Ordinal);
        Assert.Contains("It needs a new sign-off before it is published", said, StringComparison.Ordinal);
        var page = await editor.PageAsync(record);
        Assert.Contains("Nobody yet", ListTests.Text(page.QuerySelector(".govuk-summary-list")!), StringComparison.Ordinal);
        Assert.Contains("Brought in from a file", page.QuerySelector(".mod-history")!.TextContent, StringComparison.Ordinal);
    }

    [SiteTheory]
    [InlineData("reconfirmed: 9999-12-31", "reconfirmed must be a date such as 2014-01-22, from 1945 to 2100, not “9999-12-31”")]
    [InlineData("reconfirmed: 2100-12-31\npublished: 2014-01-22\nstate: published", "the day on which it was reconfirmed lies ahead")]
    [InlineData("summary: \"a\\0b\"", "summary holds a null character")]
    public async Task Import_ValueThatCannotBe_SaysWhichRow(string line, string why)
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var text = $"---\ntitle: \"Odd\"\nkind: services\ndelivery: unknown\nrunning: \"yes\"\nevidence: unverified\nexample: true\n{line}\n{(line.StartsWith("summary", StringComparison.Ordinal) ? "" : "summary: \"A summary\"\n")}{(line.Contains("published", StringComparison.Ordinal) ? "reviewDue: 2100-01-01\n" : "")}---\nText\n";
        Assert.Contains(why, await ImportedAsync(editor, Zip(("odd-value.md", text))), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Import_NewCaseAtAFormerAddress_IsRefused()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var record = await Cases.AddAsync(editor, "Poole: moved away");
        await Cases.PublishAsync(editor, record);
        await editor.SubmitAsync(record + "/address", "Change the address", new() { ["Slug"] = "poole-moved-here" });
        const string text = "---\ntitle: \"Good\"\nkind: services\ndelivery: unknown\nrunning: \"yes\"\nevidence: unverified\ncouncils: [POL]\n---\nText\n";
        Assert.Contains("another case had this address", await ImportedAsync(editor, Zip(("poole-moved-away.md", text))), StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Import_PublishedCaseByAnAuthor_IsRefused()
    {
        using var author = await site.SignedInWithAsync(Cases.Edit);
        var text = await TextAsync(author, "forest-heath-solar-farm.md");
        var said = await ImportedAsync(author, Zip(("forest-heath-solar-farm.md", text.Replace("title: \"", "title: \"New ", StringComparison.Ordinal))));
        Assert.Contains("you may not bring in a case that is “Published”", said, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Import_NoZipOrNone_SaysSo()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit);
        Assert.Contains("This is not a zip file", await (await ImportAsync(editor, Encoding.UTF8.GetBytes("no zip"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Choose a zip file", await (await editor.SubmitAsync(Path, "Bring in")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var reader = await site.SignedInWithAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(Path + "?handler=Export")).StatusCode);
    }

    private static async Task<byte[]> ExportAsync(HttpClient editor) => await (await editor.GetAsync(Path + "?handler=Export")).EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();

    private static async Task<string> TextAsync(HttpClient editor, string file)
    {
        using var zip = new ZipArchive(new MemoryStream(await ExportAsync(editor)));
        using var reader = new StreamReader(zip.GetEntry(file)!.Open());
        return await reader.ReadToEndAsync();
    }

    private static int Count(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.Count;
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return bytes.ToArray();
    }

    private static async Task<HttpResponseMessage> ImportAsync(HttpClient editor, byte[] zip)
    {
        var page = await editor.PageAsync(Path);
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(zip), "Upload", "cases.zip" } };
        return await editor.PostAsync(Path, content);
    }

    /// <summary>Brings a zip in and waits for the end of the work.</summary>
    /// <returns>What its page says then.</returns>
    private static async Task<string> ImportedAsync(HttpClient editor, byte[] zip)
    {
        var started = await ImportAsync(editor, zip);
        Assert.Equal(HttpStatusCode.Found, started.StatusCode);
        var page = await editor.PageAsync(started.Headers.Location!.OriginalString);
        for (var tries = 0; tries < 6 && page.QuerySelector("[data-live]") is not null; tries++)
            page = await editor.UntilAsync(started.Headers.Location.OriginalString, page => page.QuerySelector("[data-live]") is null);
        return ListTests.Text(page.QuerySelector("main")!);
    }

    private sealed class EmptySite : ModularSite
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Sample:Load", "false")];
    }
}
