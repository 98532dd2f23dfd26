using System.Net;
using System.Text;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

/// <summary>Money facts as a table, out and back in, through the host's pages.</summary>
public sealed class MoneyFactImportTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Start = "/imports/case-studies/money-facts";
    private const string Heading = "case,amount,kind,period,status,price_year,note,source\n";

    [SiteFact]
    public async Task Export_BroughtBack_ChangesNothing()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var file = await editor.GetByteArrayAsync("/case-studies/money-facts.csv");
        var rows = Encoding.UTF8.GetString(file).TrimEnd().Split('\n').Length - 1;
        Assert.True(rows > 10);
        var (path, said) = await CheckedAsync(editor, file);
        Assert.Contains($"{rows} rows can be imported: 0 new, 0 changed, {rows} unchanged.", said);
        Assert.Contains($"{rows} rows imported: 0 new, 0 changed, {rows} unchanged.", await WorkAsync(editor, await editor.SubmitAsync(path + "/check", "Import all rows")));
        Assert.Equal(file, await editor.GetByteArrayAsync("/case-studies/money-facts.csv"));
    }

    [SiteFact]
    public async Task Import_OfNewAndChangedAmounts_ShowsThemInTheCase()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var slug = await DraftAsync(editor, "Amounts from a table");
        var (first, _) = await CheckedAsync(editor, Encoding.UTF8.GetBytes($"{Heading}{slug},\"£1,250.50\",net,A year,delivered,2012-13,,example\n{slug},-5000,surplus,one-off,forecast,,a loss,example\n"));
        Assert.Contains("2 rows imported: 2 new, 0 changed, 0 unchanged.", await WorkAsync(editor, await editor.SubmitAsync(first + "/check", "Import all rows")));
        var (second, said) = await CheckedAsync(editor, Encoding.UTF8.GetBytes($"{Heading}{slug},1300,net,a-year,delivered,2012/13,,example\n"));
        Assert.Contains("1 row can be imported: 0 new, 1 changed, 0 unchanged.", said);
        Assert.Contains("1 row imported: 0 new, 1 changed, 0 unchanged.", await WorkAsync(editor, await editor.SubmitAsync(second + "/check", "Import all rows")));
        Assert.Equal(["1,300", "-5,000"], await AmountsAsync(editor, slug));
    }

    [SiteFact]
    public async Task Check_OfWhatCannotBe_SaysWhyForEachRow()
    {
        using var editor = await site.SignedInWithAsync(Cases.Edit, Cases.Publish);
        var slug = await DraftAsync(editor, "Amounts that cannot be");
        var (path, said) = await CheckedAsync(editor, Encoding.UTF8.GetBytes(Heading
            + "no-such-case,1,net,a-year,delivered,,,example\n"
            + $"{slug},-1,gross,a-year,delivered,,,example\n"
            + $"{slug},1.234,net,weekly,delivered,,,example\n"
            + $"{slug},7,net,a-year,delivered,,,example\n{slug},7,net,a-year,delivered,,,example\n"
            + "example-trade-waste,1,net,a-year,delivered,,,\n"));
        Assert.Contains("5 of 6 rows cannot be imported.", said);
        var report = (await editor.PageAsync(path + "/check")).QuerySelector("table")!.TextContent;
        foreach (var why in new[] { "There is no case with this address", "Only a net amount or a surplus can be a loss", "Amounts have pounds and pence", "Enter one of: one-off, a-year", "A row above says the same", "so the amount needs a source" })
            Assert.Contains(why, report);
    }

    [SiteFact]
    public async Task Get_WithoutThePermission_IsNotFound()
    {
        using var reader = await site.SignedInWithAsync("growth.edit");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(Start)).StatusCode);
    }

    private static async Task<string> DraftAsync(HttpClient editor, string title)
    {
        await Cases.AddAsync(editor, title);
        return title.Replace(' ', '-').ToLowerInvariant();
    }

    private static async Task<IEnumerable<string?>> AmountsAsync(HttpClient editor, string slug)
    {
        var list = await editor.PageAsync("/case-studies/manage?state=draft");
        var link = list.QuerySelectorAll("a").First(link => link.TextContent.Contains(slug.Replace('-', ' '), StringComparison.OrdinalIgnoreCase));
        var form = await editor.PageAsync(link.GetAttribute("href") + "/edit");
        return form.QuerySelectorAll("input[name$='.Amount']").Select(input => input.GetAttribute("value"));
    }

    private static async Task<(string Path, string Said)> CheckedAsync(HttpClient editor, byte[] file)
    {
        var token = (await editor.PageAsync(Start)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(file), "Upload", "facts.csv" } };
        var path = (await editor.PostAsync(Start, form)).Headers.Location!.OriginalString;
        return (path, await WorkAsync(editor, await editor.SubmitAsync(path, "Check the file")));
    }

    /// <summary>Waits, as a browser without scripts does, until the page does not refresh itself any more.</summary>
    private static async Task<string> WorkAsync(HttpClient editor, HttpResponseMessage started)
    {
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        for (var tries = 0; tries < 300; tries++)
        {
            var page = await editor.PageAsync(started.Headers.Location!.OriginalString);
            if (page.QuerySelector("head noscript") is null)
                return page.QuerySelector("main")!.TextContent;
            await Task.Delay(100);
        }
        throw new TimeoutException("The work did not end.");
    }
}
