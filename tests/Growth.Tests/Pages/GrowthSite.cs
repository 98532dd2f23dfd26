using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Modular.Testing;

namespace Growth.Tests.Pages;

/// <summary>What the tests of the growth pages share.</summary>
internal static class GrowthSite
{
    public const string NoSuchId = "00000000-0000-7000-8000-000000000000";

    /// <summary>The id of a sample award, by its row in Appendix A.</summary>
    public static async Task<string> AwardAsync(this HttpClient client, int row)
    {
        using var awards = JsonDocument.Parse(await client.GetStringAsync("/api/growth/awards"));
        return awards.RootElement.EnumerateArray().First(award => award.GetProperty("row").ValueKind == JsonValueKind.Number
            && award.GetProperty("row").GetInt32() == row).GetProperty("id").GetString()!;
    }

    /// <summary>Checks the redirect and the banner behind it.</summary>
    public static async Task<IHtmlDocument> AfterAsync(this HttpClient client, HttpResponseMessage response, string banner)
    {
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var page = await client.PageAsync(response.Headers.Location!.OriginalString);
        Assert.Contains(banner, page.QuerySelector(".govuk-notification-banner")?.TextContent ?? "");
        return page;
    }

    /// <summary>Checks that a form came back with an error at its field and in the summary.</summary>
    public static async Task<IHtmlDocument> RefusedAsync(this HttpResponseMessage response, string error)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.StartsWith("Error: ", page.Title);
        Assert.Contains(error, page.QuerySelector(".govuk-error-summary")?.TextContent ?? "");
        return page;
    }

    public static async Task NeedsPermissionAsync(ModularSite site, string path, string permission)
    {
        var anonymous = await site.Client().GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, anonymous.StatusCode);
        Assert.Contains("/sign-in", anonymous.Headers.Location!.OriginalString);
        var without = await site.SignedInWithAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await without.GetAsync(path)).StatusCode);
        var with = await site.SignedInWithAsync("growth.read", permission);
        Assert.Equal(HttpStatusCode.OK, (await with.GetAsync(path)).StatusCode);
    }
}
