using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Councils;

namespace Modular.Host.Tests.Councils;

public sealed class CouncilApiTests : IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddCouncils().AddProblemDetails();
        _app = builder.Build();
        _app.MapCouncilApi();
        await _app.StartAsync();
        _client = _app.GetTestClient();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("", 365)]
    [InlineData("?asAt=2014-01-22", 353)]
    [InlineData("?asAt=2023-04-01", 317)]
    [InlineData("?asAt=2014-01-22&type=ShireCounty", 27)]
    [InlineData("?asAt=2014-01-22&type=unitary%20authority", 56)]
    [InlineData("?asAt=2014-01-22&type=London&region=london", 33)]
    [InlineData("?region=Narnia", 0)]
    public async Task List_Filters_CountsAndAttributes(string query, int count)
    {
        var list = await _client.GetFromJsonAsync<JsonElement>("/api/councils" + query);
        Assert.Equal(count, list.GetProperty("count").GetInt32());
        Assert.Equal(count, list.GetProperty("councils").GetArrayLength());
        Assert.Contains("mySociety (CC BY 4.0)", list.GetProperty("attribution").GetString());
    }

    [Theory]
    [InlineData("POL")]
    [InlineData("pol")]
    [InlineData("poole")]
    [InlineData("E06000029")]
    public async Task Get_CodeSlugOrGss_GivesTheCouncil(string key)
    {
        var detail = await _client.GetFromJsonAsync<JsonElement>("/api/councils/" + key);
        var council = detail.GetProperty("council");
        Assert.Equal("POL", council.GetProperty("code").GetString());
        Assert.Equal("Unitary authority", council.GetProperty("type").GetString());
        Assert.Equal("2019-03-31", council.GetProperty("lastDay").GetString());
        Assert.Equal("BPC", council.GetProperty("successors")[0].GetString());
        Assert.False(council.TryGetProperty("firstDay", out _));
    }

    [Fact]
    public async Task Resolve_Text_GivesExactlyThePromisedShape()
    {
        Assert.Equal(
            """{"results":[{"text":"Poole District Council","outcome":"certain","codes":["POL"]}]}""",
            await _client.GetStringAsync("/api/councils/resolve?text=Poole%20District%20Council"));
        Assert.Equal(
            """{"results":[{"text":"Newcastle","outcome":"ambiguous","codes":["NET","NEC"]},{"text":"Narnia","outcome":"unknown","codes":[]}]}""",
            await _client.GetStringAsync("/api/councils/resolve?text=Newcastle%20and%20Narnia"));
        Assert.Contains("\"SMT\"", await _client.GetStringAsync("/api/councils/resolve?text=Somerset&asAt=2026-01-01"));
    }

    [Theory]
    [InlineData("/api/councils/narnia", HttpStatusCode.NotFound, "narnia")]
    [InlineData("/api/councils/resolve", HttpStatusCode.BadRequest, "?text=")]
    [InlineData("/api/councils/resolve?text=%20", HttpStatusCode.BadRequest, "?text=")]
    [InlineData("/api/councils/resolve?text=Poole&asAt=tomorrow", HttpStatusCode.BadRequest, "tomorrow")]
    [InlineData("/api/councils?asAt=22/01/2014", HttpStatusCode.BadRequest, "2014-01-22")]
    [InlineData("/api/councils?type=parish", HttpStatusCode.BadRequest, "ShireDistrict")]
    public async Task Get_Mistake_GivesProblemDetailsThatHelp(string address, HttpStatusCode status, string hint)
    {
        using var response = await _client.GetAsync(address);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(hint, problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Resolve_TooLong_IsRefused()
    {
        using var response = await _client.GetAsync("/api/councils/resolve?text=" + new string('x', CouncilApi.LongestText + 1));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public void Map_EveryEndpoint_IsPublic() =>
        Assert.All(_app.Services.GetRequiredService<EndpointDataSource>().Endpoints,
            endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<IAllowAnonymous>()));
}
