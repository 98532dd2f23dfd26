using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

/// <summary>Documents and images added through the pages, as an editor adds them.</summary>
internal static class Attaching
{

    public static Task<HttpResponseMessage> AddDocumentAsync(HttpClient editor, string record, byte[] bytes, string name = "report.pdf", string? title = "The report") =>
        editor.SubmitAsync(record + "/attachments/document", "Save", new() { ["Title"] = title }, new Upload("Upload", name, bytes));

    public static Task<HttpResponseMessage> AddImageAsync(HttpClient editor, string record, byte[] bytes, Dictionary<string, string?>? fields = null) =>
        editor.SubmitAsync(record + "/attachments/image", "Save", fields ?? new() { ["AltText"] = "Three [coloured] fields" }, new Upload("Upload", "view.jpg", bytes, "image/jpeg"));

    /// <summary>Adds a document to a new draft.</summary>
    /// <returns>The addresses of the case's record and of the file.</returns>
    public static async Task<(string Record, string File)> DraftWithDocumentAsync(HttpClient editor, string title)
    {
        var record = await Cases.AddAsync(editor, title);
        Assert.Equal(302, (int)(await AddDocumentAsync(editor, record, SampleFiles.Pdf)).StatusCode);
        return (record, await FileAsync(editor, record));
    }

    /// <summary>The address of the first file of a case.</summary>
    public static async Task<string> FileAsync(HttpClient editor, string record)
    {
        var page = await editor.PageAsync(record + "/attachments");
        return page.QuerySelector("main a[href^='/files/']")?.GetAttribute("href") ?? page.QuerySelector("main img")!.GetAttribute("src")!;
    }
}
