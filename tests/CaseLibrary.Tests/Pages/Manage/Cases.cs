using AngleSharp.Dom;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

/// <summary>Cases made through the pages, as an editor makes them.</summary>
internal static class Cases
{
    public const string Edit = "case-studies.edit";
    public const string Publish = "case-studies.publish";

    private static readonly string[] Running = ["script", "iframe", "object", "embed", "style", "svg", "form"];

    public static Dictionary<string, string?> Form(string title, Dictionary<string, string?>? more = null)
    {
        // The site under test runs on the system's clock too.
        var due = TimeProvider.System.GetUtcNow().AddMonths(12);
        var form = new Dictionary<string, string?>
        {
            ["Form.Title"] = title,
            ["Form.Summary"] = "A summary.",
            ["Form.Kind"] = "Services",
            ["Form.Councils"] = "Poole",
            ["Form.ReviewDue.Day"] = $"{due.Day}",
            ["Form.ReviewDue.Month"] = $"{due.Month}",
            ["Form.ReviewDue.Year"] = $"{due.Year}",
            ["Form.SignedOffBy"] = "A. Officer",
            ["Form.SignedOffRole"] = "Head of assets",
            ["Form.Body"] = "## Results\n\nIt works.",
        };
        foreach (var (key, value) in more ?? [])
            form[key] = value;
        return form;
    }

    /// <summary>Saves a new draft.</summary>
    /// <returns>The address of its record.</returns>
    public static async Task<string> AddAsync(HttpClient editor, string title, Dictionary<string, string?>? more = null)
    {
        var response = await editor.SubmitAsync("/case-studies/manage/new", "Save", Form(title, more));
        if ((int)response.StatusCode != 302)
            throw new InvalidOperationException((await response.PageAsync()).QuerySelector(".govuk-error-summary")?.TextContent ?? $"Status {(int)response.StatusCode}");
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>Takes a draft through all states as editors do; the council's sign-off is the one that the form states.</summary>
    /// <returns>The answer to the last button that worked or was refused.</returns>
    public static async Task<HttpResponseMessage> PublishAsync(HttpClient editor, string record)
    {
        foreach (var button in new[] { "Submit for editing", "Take into editing", "Record a sign-off that came another way" })
        {
            var answer = await editor.SubmitAsync(record, button, new() { ["Why"] = "By letter" });
            if ((int)answer.StatusCode != 302)
                return answer;
        }
        return await editor.SubmitAsync(record, "Publish");
    }

    public static void AssertHarmless(IElement html)
    {
        Assert.Empty(html.QuerySelectorAll(string.Join(',', Running)));
        var attributes = html.QuerySelectorAll("*").SelectMany(element => element.Attributes).ToList();
        Assert.DoesNotContain(attributes, attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(attributes, attribute => attribute.Name is "href" or "src" && attribute.Value.Trim().Split(':')[0].ToLowerInvariant() is "javascript" or "data" or "vbscript");
    }
}
