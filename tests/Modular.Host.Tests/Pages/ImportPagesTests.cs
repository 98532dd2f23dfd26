using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Modular.Host.Imports;
using Modular.Host.Work;
using Modular.Testing;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Pages;

/// <summary>The way of a file: upload, match, check, import; all or nothing.</summary>
public sealed class ImportPagesTests(WorkSite site, ITestOutputHelper output) : IClassFixture<WorkSite>
{
    private const string Start = "/imports/test-module/notes";

    [SiteFact]
    public async Task Get_WithoutThePermission_IsNotFoundAsWhatIsNotThere()
    {
        Assert.Equal(HttpStatusCode.Redirect, (await site.Client().GetAsync(Start)).StatusCode);
        using var reader = await site.SignedInWithAsync("growth.edit");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(Start)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(Start + "/template.csv")).StatusCode);
        using var person = await site.SignedInWithAsync(WorkSite.Edit);
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync("/imports/test-module/nothing")).StatusCode);
        Assert.Equal("title,body,amount\r\nFaçade,Painted in May,12.50\r\n", (await person.GetStringAsync(Start + "/template.csv")).TrimStart('\uFEFF').ReplaceLineEndings("\r\n"));
    }

    [SiteFact]
    public async Task File_OfSomebodyElse_IsNotFound()
    {
        using var person = await site.SignedInWithAsync(WorkSite.Edit);
        using var other = await site.SignedInWithAsync(WorkSite.Edit);
        using var administrator = await site.SignedInAsync();
        var path = await UploadedAsync(person, "title\nMine\n"u8.ToArray());
        foreach (var somebody in new[] { other, administrator })
        {
            foreach (var ending in new[] { "", "/check", "/rejected.csv" })
                Assert.Equal(HttpStatusCode.NotFound, (await somebody.GetAsync(path + ending)).StatusCode);
        }
    }

    [SiteTheory]
    [InlineData("", "Choose a CSV file that is not empty")]
    [InlineData("title\n", "no rows below it")]
    [InlineData("PK\u0003\u0004", "is a workbook")]
    [InlineData("title\n\"open\n", "quotation mark")]
    public async Task Upload_OfWhatIsNoTable_IsRefusedInWords(string content, string said)
    {
        using var person = await site.SignedInWithAsync(WorkSite.Edit);
        var response = await UploadAsync(person, Encoding.UTF8.GetBytes(content));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(said, (await response.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent);
    }

    [SiteFact]
    public async Task Upload_LargerThanTheLimit_IsRefused()
    {
        using var person = await site.SignedInWithAsync(WorkSite.Edit);
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(person, new byte[CsvTable.MostBytes + 1])).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await UploadAsync(person, new byte[CsvTable.MostBytes + 200_000])).StatusCode);
    }

    [SiteFact]
    public async Task Match_IsGuessedByNameAndRefusedWithoutARequiredColumn()
    {
        using var person = await site.SignedInWithAsync(WorkSite.Edit);
        var path = await UploadedAsync(person, "HEADING;Nonsense;Body\nOne;x;y\nTwo;;\nThree;;\nFour;;\n"u8.ToArray());
        var page = await person.PageAsync(path);
        Assert.Contains("has 4 rows below its heading. It was read as UTF-8, separated by semicolons", page.Body!.TextContent);
        Assert.Equal(3, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(["0", "2", ""], page.QuerySelectorAll<IHtmlSelectElement>("select").Select(select => select.Value ?? ""));

        var without = await person.SubmitAsync(page, path, "Check the file", new() { ["Choices[0]"] = "", ["Choices[1]"] = "1" });
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        var again = await without.PageAsync();
        Assert.Contains("Choose the column of your file for “title”", again.QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Equal("1", again.QuerySelectorAll<IHtmlSelectElement>("select").ElementAt(1).Value);
        var twice = await person.SubmitAsync(page, path, "Check the file", new() { ["Choices[1]"] = "0" });
        Assert.Contains("is chosen for “title” already", (await twice.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Equal(HttpStatusCode.BadRequest, (await person.SubmitAsync(page, path, "Check the file", new() { ["Choices[0]"] = "99" })).StatusCode);
    }

    [SiteFact]
    public async Task Check_TellsEachProblem_AndNothingIsImported()
    {
        using var person = await site.SignedInWithAsync(WorkSite.Edit);
        var before = await site.NotesAsync();
        var path = await UploadedAsync(person, Encoding.UTF8.GetBytes($"title,body,amount\nRejected {Guid.NewGuid()},fine,1\n,bad,many\n\n=1+1,fine,1,left over\n"));
        var check = await CheckedAsync(person, path);
        Assert.Equal((WorkState.Done, "2 of 3 rows cannot be imported."), (check.State, check.Summary));
        var rows = (await person.PageAsync(path + "/check")).QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Collection(rows,
            row => Assert.Contains("3 title: nothing Problem There is no value. Enter one such as Façade.", row),
            row => Assert.Contains("3 amount: “many” Problem This is not a number.", row),
            row => Assert.Contains("3 body: “bad” Problem The text must not say “bad”.", row),
            row => Assert.Contains("5 =1+1 Problem The row has 4 values and the heading 3.", row));
        var mend = (await person.GetStringAsync(path + "/rejected.csv")).TrimStart('\uFEFF').Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal("title,body,amount,reason_rejected", mend[0]);
        Assert.StartsWith(",bad,many,\"title: There is no value.", mend[1]);
        Assert.StartsWith("\"'=1+1\",fine,1,", mend[2]);

        Assert.Throws<InvalidOperationException>(() => ButtonOf(person, path));
        Assert.Equal(before, await site.NotesAsync());
    }

    [SiteFact]
    public async Task Import_OfGoodRows_AddsChangesAndLeavesAlone()
    {
        using var person = await site.SignedInWithAsync(WorkSite.Edit);
        var name = Guid.NewGuid().ToString("N");
        var first = await ImportedAsync(person, Encoding.UTF8.GetBytes($"title,body\n{name} a,x\n{name} b,y\n"));
        Assert.Equal((WorkState.Done, "2 rows imported: 2 new, 0 changed, 0 unchanged.", "/test-module/notes"), (first.State, first.Summary, first.Link));
        var second = await ImportedAsync(person, Encoding.UTF8.GetBytes($"title,body\n{name} a,x\n{name} b,\"two\nlines, \"\"quoted\"\"\"\n{name} c,z\n"));
        Assert.Equal("3 rows imported: 1 new, 1 changed, 1 unchanged.", second.Summary);
    }

    [SiteFact]
    public async Task Import_WhoseLastRowCannotBeSaved_SavesNothing()
    {
        using var person = await site.SignedInWithAsync(WorkSite.Edit);
        var before = await site.NotesAsync();
        var name = Guid.NewGuid().ToString("N");
        var import = await ImportedAsync(person, Encoding.UTF8.GetBytes($"title,body\n{name} a,x\n{name} b,y\n{name} c,break\n"));
        Assert.Equal(WorkState.Failed, import.State);
        Assert.StartsWith("DbUpdateException", import.Summary);
        Assert.Equal(before, await site.NotesAsync());
    }

    [SiteFact]
    public async Task Import_PressedTwice_RunsOnce()
    {
        using var person = await site.SignedInWithAsync(WorkSite.Edit);
        var path = await UploadedAsync(person, Encoding.UTF8.GetBytes($"title\n{Guid.NewGuid()}\n"));
        await CheckedAsync(person, path);
        var page = await person.PageAsync(path + "/check");
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => person.SubmitAsync(page, path + "/check", "Import all rows")));
        // The second is led to the first one's progress, or, in the moment in which that is not there yet, back to the file.
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Headers.Location!.OriginalString).Where(to => to.StartsWith("/work/", StringComparison.Ordinal)).Distinct());
    }

    [SiteFact]
    public async Task Import_OfTenThousandRows_IsMeasured()
    {
        using var person = await site.SignedInWithAsync(WorkSite.Edit);
        var name = Guid.NewGuid().ToString("N");
        var text = new StringBuilder("title,body,amount\n");
        for (var row = 0; row < 10_000; row++)
            text.Append(CultureInfo.InvariantCulture, $"{name} {row},The text of row {row},{row}.50\n");
        var watch = Stopwatch.StartNew();
        var path = await UploadedAsync(person, Encoding.UTF8.GetBytes(text.ToString()));
        var check = await CheckedAsync(person, path);
        output.WriteLine($"upload, match and check of 10,000 rows: {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.Equal("10,000 rows can be imported: 10,000 new, 0 changed, 0 unchanged.", check.Summary);
        watch.Restart();
        var import = await ImportAsync(person, path);
        output.WriteLine($"import of 10,000 rows with history: {watch.Elapsed.TotalSeconds:0.0} s, itself {(import.EndedAt - import.StartedAt)!.Value.TotalSeconds:0.0} s");
        Assert.Equal((WorkState.Done, 10_000, 10_000), (import.State, import.Done, import.Total));
    }

    private async Task<WorkRecord> ImportedAsync(HttpClient person, byte[] file)
    {
        var path = await UploadedAsync(person, file);
        await CheckedAsync(person, path);
        return await ImportAsync(person, path);
    }

    private async Task<WorkRecord> ImportAsync(HttpClient person, string path)
    {
        var response = await person.SubmitAsync(path + "/check", "Import all rows");
        return await site.EndedAsync(Guid.Parse(response.Headers.Location!.OriginalString["/work/".Length..]));
    }

    private async Task<WorkRecord> CheckedAsync(HttpClient person, string path)
    {
        var response = await person.SubmitAsync(path, "Check the file");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await site.EndedAsync(Guid.Parse(response.Headers.Location!.OriginalString["/work/".Length..]));
    }

    private static void ButtonOf(HttpClient person, string path) => person.SubmitAsync(path + "/check", "Import all rows").GetAwaiter().GetResult();

    private static async Task<string> UploadedAsync(HttpClient person, byte[] file)
    {
        var response = await UploadAsync(person, file);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient person, byte[] file)
    {
        var token = (await person.PageAsync(Start)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(file), "Upload", "notes.csv" } };
        return await person.PostAsync(Start, form);
    }
}
