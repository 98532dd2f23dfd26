using Modular.Testing;

namespace Modular.Host.Tests.Abuse;

public sealed class RedirectTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteTheory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("~//evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\r\nSet-Cookie: a=b")]
    public async Task Post_SignInThatShouldEndElsewhere_StaysHere(string target)
    {
        using var client = site.Client();
        var response = await client.SubmitAsync($"/sign-in?returnUrl={Uri.EscapeDataString(target)}", "Sign in",
            new() { ["Input.Email"] = ModularSite.AdministratorEmail, ["Input.Password"] = ModularSite.Password });
        Assert.Equal(302, (int)response.StatusCode);
        Assert.Equal("/workspace", response.Headers.Location!.OriginalString);
        Assert.DoesNotContain(response.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("a=b", StringComparison.Ordinal));
    }

    [SiteFact]
    public async Task Get_SignInWhenSignedIn_StaysHereToo()
    {
        using var client = await site.SignedInAsync();
        Assert.Equal("/workspace", (await client.GetAsync("/sign-in?returnUrl=//evil.example")).Headers.Location!.OriginalString);
    }

    [SiteTheory]
    [InlineData("/search?q=%0D%0ASet-Cookie:%20a=b")]
    [InlineData("/councils?region=%0D%0ASet-Cookie:%20a=b")]
    [InlineData("/api/growth/awards?limit=1&x=%0D%0ASet-Cookie:%20a=b")]
    [InlineData("/growth/awards.csv?name=%0D%0ASet-Cookie:%20a=b")]
    [InlineData("/workspace?x=%0D%0ASet-Cookie:%20a=b")]
    public async Task Get_WithLineBreaksInItsValues_AddsNoHeader(string path)
    {
        var response = await site.Client().GetAsync(path);
        Assert.True((int)response.StatusCode < 500);
        var headers = response.Headers.Concat(response.Content.Headers).SelectMany(header => header.Value.Append(header.Key)).ToList();
        Assert.DoesNotContain(headers, value => value.Contains('\r') || value.Contains('\n') || value.StartsWith("a=b", StringComparison.Ordinal));
    }
}
