using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Composition;
using Modular.Testing;

namespace Modular.Host.Tests.Abuse;

public sealed class FormTests(TestModuleSite site) : IClassFixture<TestModuleSite>
{
    /// <summary>Pages that take posts of others: an error page shows what could not be saved, and saves nothing.</summary>
    private static readonly string[] Exempt = ["/Status", "/Connect/Leave"];

    [SiteFact]
    public async Task Post_EveryPageWithoutItsToken_IsRefused()
    {
        using var administrator = await site.SignedInAsync();
        var tried = 0;
        foreach (var (page, address) in await PagesThatTakePostsAsync())
        {
            if (Exempt.Contains(page.ViewEnginePath))
                continue;
            foreach (var handler in page.HandlerMethods.Where(handler => handler.HttpMethod.Equals("POST", StringComparison.OrdinalIgnoreCase)))
            {
                var path = handler.Name is null ? address : $"{address}?handler={handler.Name}";
                var response = await administrator.PostAsync(path, new FormUrlEncodedContent([new("Title", "x")]));
                Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{path} answers with {(int)response.StatusCode}");
                // A form that was looked at says what is wrong with it; a forged one is not looked at.
                Assert.True((await response.PageAsync()).QuerySelector(".govuk-error-summary") is null, $"{path} has looked at what was sent");
                tried++;
            }
        }
        Assert.True(tried > 15, $"Only {tried} handlers were found.");
    }

    [SiteFact]
    public async Task Post_WithTheTokenOfSomebodyElse_IsRefused()
    {
        using var one = await site.SignedInAsync();
        using var other = await site.SignedInWithAsync("test-module.edit");
        var theirs = await other.PageAsync("/test-module/notes");
        Assert.Equal(HttpStatusCode.BadRequest, (await one.SubmitAsync(theirs, "/test-module/notes", "Add", new() { ["Title"] = "stolen" })).StatusCode);
    }

    [SiteFact]
    public async Task Post_FieldsThatNoFormOffers_ChangeNothing()
    {
        using var client = await site.SignedInAsync();
        var id = Guid.NewGuid();
        var answer = await client.SubmitAsync("/test-module/notes", "Add", new()
        {
            ["Title"] = "Mass assignment",
            ["Id"] = id.ToString(),
            ["Note.Id"] = id.ToString(),
            ["Version"] = id.ToString(),
            ["Note.Version"] = id.ToString(),
            ["IsAdministrator"] = "true",
        });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain(id.ToString(), await client.GetStringAsync("/api/test-module/notes"));
    }

    [SiteFact]
    public async Task Post_AnAwardWithAStateOfItsOwn_IsRecommended()
    {
        using var client = await site.SignedInAsync();
        var round = (await client.PageAsync("/growth/awards/edit")).QuerySelectorAll("#Form_Round option").Select(option => option.GetAttribute("value")).First(value => !string.IsNullOrEmpty(value));
        var answer = await client.SubmitAsync("/growth/awards/edit", "Save", new()
        {
            ["Form.Round"] = round,
            ["Form.Councils"] = "Poole",
            ["Form.Days"] = "3",
            ["Form.State"] = "Delivered",
            ["State"] = "Delivered",
            ["Award.State"] = "Delivered",
            ["Form.MinuteReference"] = "forged",
            ["Form.DaysUsed"] = "9",
        });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await client.GetStringAsync(answer.Headers.Location!.OriginalString);
        Assert.Contains("Recommended", page);
        Assert.DoesNotContain("forged", page);
    }

    private async Task<List<(CompiledPageActionDescriptor Page, string Address)>> PagesThatTakePostsAsync()
    {
        var services = site.Services.GetRequiredService<Generations>().Current!.Services;
        var loader = services.GetRequiredService<PageLoader>();
        var found = new List<(CompiledPageActionDescriptor, string)>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
                continue;
            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            if (compiled.HandlerMethods.Any(handler => handler.HttpMethod.Equals("POST", StringComparison.OrdinalIgnoreCase)))
                found.Add((compiled, AddressOf(endpoint.RoutePattern)));
        }
        return found;
    }

    /// <summary>With something of the right kind for each parameter: the token is asked for before anybody looks for the record.</summary>
    private static string AddressOf(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart { Name: "step" } => "approve",
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "int") => "1",
        RoutePatternParameterPart => "00000000-0000-7000-8000-000000000000",
        _ => "",
    }))));
}
