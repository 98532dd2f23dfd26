using System.Net;
using Modular.Testing;

namespace Modular.Host.Tests.Pages;

public sealed class SignInTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Post_RightPassword_OpensTheWorkspace()
    {
        using var client = await site.SignedInAsync();
        var page = await client.PageAsync("/workspace");
        Assert.StartsWith("Good ", page.QuerySelector("h1")!.TextContent);
    }

    [SiteFact]
    public async Task Post_WrongPassword_KeepsTheAddressAndSaysNothingAboutTheAccount()
    {
        using var client = site.Client();
        var known = await client.SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = ModularSite.AdministratorEmail, ["Input.Password"] = "wrong" });
        var unknown = await client.SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = "nobody@example.org", ["Input.Password"] = "wrong" });

        Assert.Equal(HttpStatusCode.BadRequest, known.StatusCode);
        var page = await known.PageAsync();
        Assert.Equal(ModularSite.AdministratorEmail, page.QuerySelector("#Input_Email")!.GetAttribute("value"));
        Assert.StartsWith("Error: ", page.Title);
        Assert.Equal(page.QuerySelector(".govuk-error-summary")!.TextContent, (await unknown.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent);
    }

    [SiteFact]
    public async Task Get_WorkspaceWithoutAccount_AsksToSignInAndComesBack()
    {
        using var client = site.Client();
        var response = await client.GetAsync("/workspace");
        Assert.Equal("/sign-in?returnUrl=%2Fworkspace", response.Headers.Location!.PathAndQuery);
    }

    [SiteFact]
    public async Task Get_WorkspaceWithoutPermission_IsForbidden()
    {
        using var client = await site.SignedInWithAsync();
        var response = await client.GetAsync("/workspace");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("You may not open this page", (await response.PageAsync()).QuerySelector("h1")!.TextContent);
    }

    [SiteFact]
    public async Task Post_ReturnUrlElsewhere_StaysHere()
    {
        using var client = site.Client();
        var response = await client.SubmitAsync("/sign-in?returnUrl=https://example.org/", "Sign in",
            new() { ["Input.Email"] = ModularSite.AdministratorEmail, ["Input.Password"] = ModularSite.Password });
        Assert.Equal("/workspace", response.Headers.Location!.OriginalString);
    }
}
