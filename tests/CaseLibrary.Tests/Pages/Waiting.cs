using AngleSharp.Html.Dom;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages;

internal static class Waiting
{
    /// <summary>Opens a page until it is as expected: search documents are read in the background.</summary>
    public static async Task<IHtmlDocument> UntilAsync(this HttpClient client, string path, Func<IHtmlDocument, bool> expected)
    {
        for (var attempt = 0; ; attempt++)
        {
            var page = await client.PageAsync(path);
            if (expected(page) || attempt == 100)
                return page;
            await Task.Delay(100);
        }
    }
}
