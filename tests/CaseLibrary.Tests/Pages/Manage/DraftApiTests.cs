using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

public sealed class DraftApiTests(ModularSite site) : IClassFixture<ModularSite>
{
    private const string Drafts = "/api/case-studies/drafts";

    [SiteFact]
    public async Task Post_Draft_IsThereForEditorsOnly()
    {
        using var client = await site.SignedInToApiAsync("case-studies.edit");
        var response = await client.PostAsJsonAsync(Drafts, Draft("Poole: rooms for hire"));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var draft = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("case");
        Assert.Equal("poole-rooms-for-hire", draft.GetProperty("slug").GetString());
        Assert.Equal(["POL"], draft.GetProperty("councils").EnumerateArray().Select(code => code.GetString()));
        Assert.Equal(1200.5m, draft.GetProperty("money")[0].GetProperty("amount").GetDecimal());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(response.Headers.Location)).StatusCode);
        using var reader = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/api/case-studies/poole-rooms-for-hire")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await reader.GetAsync(response.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await reader.GetAsync(Drafts)).StatusCode);
        Assert.Contains("poole-rooms-for-hire", await client.GetStringAsync(Drafts + "?limit=200"));
    }

    [SiteFact]
    public async Task Put_Draft_KeepsWhatTheApiDoesNotDecide()
    {
        using var client = await site.SignedInToApiAsync("case-studies.edit");
        var added = await client.PostAsJsonAsync(Drafts, Draft("Poole: a second draft"));
        var id = (await added.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        await client.SubmitAsync($"/case-studies/manage/{id}/edit", "Save", new() { ["Form.SignedOffBy"] = "Jo Smith", ["Form.SignedOffRole"] = "Head of assets" });
        var current = await client.GetAsync(added.Headers.Location);
        Assert.NotEqual(added.Headers.ETag, current.Headers.ETag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await ChangeAsync(client, added.Headers.Location!, added.Headers.ETag!.Tag, Draft("Poole: changed"))).StatusCode);
        var changed = await ChangeAsync(client, added.Headers.Location!, current.Headers.ETag!.Tag, Draft("Poole: changed"));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("Jo Smith", (await client.PageAsync($"/case-studies/manage/{id}/edit")).QuerySelector("#Form_SignedOffBy")!.GetAttribute("value"));
    }

    [SiteFact]
    public async Task Post_WrongDraft_NamesEachField()
    {
        using var client = await site.SignedInToApiAsync("case-studies.edit");
        var response = await client.PostAsJsonAsync(Drafts, new { kind = "trees", since = 1800, evidence = "rumour", money = new[] { new { amount = -5, kind = "gross" } }, legalBasis = new[] { "whim" } });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(["evidence", "kind", "legalBasis", "money[0].amount", "since", "title"], errors.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Contains("assets, services, commodities", errors.GetProperty("kind")[0].GetString());
    }

    private static object Draft(string title) => new
    {
        title,
        kind = "assets",
        councils = new[] { "POL" },
        since = 2012,
        money = new[] { new { amount = 1200.5, kind = "gross", source = "https://example.org" } },
        markdown = "## Text",
        signedOffBy = "Mallory",
        state = "Published",
    };

    private static async Task<HttpResponseMessage> ChangeAsync(HttpClient client, Uri address, string tag, object draft)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(draft) };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await client.SendAsync(request);
    }
}
