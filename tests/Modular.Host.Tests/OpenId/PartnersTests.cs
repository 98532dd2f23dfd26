using System.Net;
using AngleSharp.Html.Dom;
using Modular.Host.Partners;
using Modular.Testing;

namespace Modular.Host.Tests.OpenId;

/// <summary>Administration → Partners.</summary>
public sealed class PartnersTests(OpenIdSite site) : IClassFixture<OpenIdSite>
{
    [SiteFact]
    public async Task Partners_FromTheOrganisationToTheEndOfItsClient()
    {
        using var admin = await site.SignedInAsync();
        var added = await admin.SubmitAsync("/administration/partners/organisation", "Save", new() { ["Form.Name"] = "Dorset Data", ["Form.ContactEmail"] = "data@example.org" });
        var organisation = added.Headers.Location!.ToString();
        var id = organisation.Split('/').Last();
        var made = await admin.SubmitAsync($"/administration/partners/client?organisation={id}", "Save", new() { ["Form.Name"] = "Nightly copy", ["Form.Kind"] = "Machine", ["Form.Scopes"] = OpenIdSite.Scope });
        var client = made.Headers.Location!.ToString();
        var page = await admin.PageAsync(client);
        var machine = new TestClient(Guid.Parse(client.Split('/').Last()), page.QuerySelector("#client-id")!.TextContent, page.QuerySelector("#secret")!.TextContent, "Nightly copy");
        Assert.Contains("Write notes", page.Body!.TextContent);
        Assert.Null((await admin.PageAsync(client)).QuerySelector("#secret"));
        var token = await site.TokenOfMachineAsync(machine);
        Assert.Equal(200, await site.StatusAsync(token));
        Assert.DoesNotContain("Last at work: Never", (await admin.PageAsync(client)).Body!.TextContent.Replace("\n", ": ", StringComparison.Ordinal));

        await admin.SubmitAsync(client, "Make a new secret", new() { ["overlap"] = "true" });
        var second = machine with { Secret = (await admin.PageAsync(client)).QuerySelector("#secret")!.TextContent };
        Assert.NotEqual(machine.Secret, second.Secret);
        await site.TokenOfMachineAsync(machine);
        await site.TokenOfMachineAsync(second);
        await admin.SubmitAsync(client, "Make a new secret");
        Assert.Equal("invalid_client", (await site.TokenAsync(second, new() { ["grant_type"] = "client_credentials" })).Error);

        var edit = $"/administration/partners/client/{machine.Record}";
        Assert.Equal(client, (await admin.SubmitAsync(edit, "Save", new() { ["Form.Name"] = "Nightly copy 2", ["Form.Scopes"] = null })).Headers.Location!.ToString());
        Assert.Equal(403, await site.StatusAsync(token));
        await admin.SubmitAsync(client, "Revoke the client");
        Assert.Equal(401, await site.StatusAsync(token));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(edit)).StatusCode);

        var history = (await admin.PageAsync(organisation)).QuerySelector(".mod-history")!.TextContent;
        foreach (var entry in new[] { "Added: Organisation", "Added: Client", "Changed: Client", "Secret made at", "Revoked at", "Nightly copy 2" })
            Assert.Contains(entry, history, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(second.Secret!, history);
        Assert.Contains("Dorset Data", (await admin.PageAsync("/administration/partners")).Body!.TextContent);
    }

    [SiteTheory]
    [InlineData("http://example.org/back")]
    [InlineData("https://example.org/back#part")]
    [InlineData("https://user@example.org/back")]
    [InlineData("https://*.example.org/back")]
    [InlineData("/back")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Add_AWebClientWithAWrongAddress_KeepsWhatWasTyped(string address)
    {
        using var admin = await site.SignedInAsync();
        var path = await NewClientPathAsync(admin);
        var response = await admin.SubmitAsync(path, "Save", new() { ["Form.Name"] = "Wrong one", ["Form.Kind"] = "Web", ["Form.RedirectAddresses"] = address });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.NotNull(page.QuerySelector("#Form_RedirectAddresses-error"));
        Assert.Equal(address, ((IHtmlTextAreaElement)page.QuerySelector("#Form_RedirectAddresses")!).Value);
        Assert.Equal("Wrong one", page.QuerySelector("#Form_Name")!.GetAttribute("value"));
    }

    [SiteTheory]
    [InlineData("https://example.org/back")]
    [InlineData("http://localhost:5000/back")]
    [InlineData("http://127.0.0.1/back")]
    [InlineData("http://[::1]:8080/back")]
    public void RedirectAddress_Right_IsAccepted(string address) => Assert.Null(RedirectAddress.ProblemOf(address));

    [SiteFact]
    public async Task Add_WithoutNameAndKind_AndWithAnInventedScope_SaysWhatIsMissing()
    {
        using var admin = await site.SignedInAsync();
        var response = await admin.SubmitAsync(await NewClientPathAsync(admin), "Save", new() { ["Form.Scopes"] = "nobody.declares" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var summary = (await response.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent;
        Assert.Contains("Enter the name", summary);
        Assert.Contains("Choose how it works", summary);
        Assert.Contains("does not exist any more", summary);
    }

    [SiteFact]
    public async Task Edit_ThatStartedFromAnOldVersion_IsRefused()
    {
        using var admin = await site.SignedInAsync();
        var organisation = (await admin.SubmitAsync("/administration/partners/organisation", "Save", new() { ["Form.Name"] = $"Twice {Guid.NewGuid():N}" })).Headers.Location!.ToString();
        var edit = $"/administration/partners/organisation/{organisation.Split('/').Last()}";
        var old = await admin.PageAsync(edit);
        await admin.SubmitAsync(edit, "Save", new() { ["Form.ContactName"] = "First" });
        var conflict = await admin.SubmitAsync(old, edit, "Save", new() { ["Form.ContactName"] = "Second" });
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var both = await conflict.PageAsync();
        Assert.Contains("First", both.QuerySelector(".mod-conflict")!.TextContent);
        Assert.Contains("First", (await admin.PageAsync(organisation)).Body!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SubmitAsync(both, edit, "Save")).StatusCode);
        Assert.Contains("Second", (await admin.PageAsync(organisation)).Body!.TextContent);
    }

    [SiteFact]
    public async Task EditClient_ThatStartedFromAnOldVersion_ShowsBoth()
    {
        using var admin = await site.SignedInAsync();
        var edit = $"/administration/partners/client/{(await site.NewClientAsync(ClientKind.Machine)).Record}";
        var old = await admin.PageAsync(edit);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SubmitAsync(edit, "Save", new() { ["Form.Name"] = "First" })).StatusCode);
        var conflict = await admin.SubmitAsync(old, edit, "Save", new() { ["Form.Name"] = "Second" });
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Contains("First", (await conflict.PageAsync()).QuerySelector(".mod-conflict")!.TextContent);
    }

    [SiteTheory]
    [InlineData("organisation")]
    [InlineData("client")]
    public async Task Edit_OfOneRecordBySeveralAtOnce_SavesOneAndShowsTheOthersBothSides(string kind)
    {
        using var admin = await site.SignedInAsync();
        var client = await site.NewClientAsync(ClientKind.Machine);
        var owner = (await admin.PageAsync($"/administration/partners/clients/{client.Record}")).QuerySelector("a[href^='/administration/partners/']:not([href*='/client'])")!.GetAttribute("href")!.Split('/').Last();
        var edit = kind == "client" ? $"/administration/partners/client/{client.Record}" : $"/administration/partners/organisation/{owner}";
        for (var round = 0; round < 5; round++)
        {
            var form = await admin.PageAsync(edit);
            var names = Enumerable.Range(0, 6).Select(number => $"Name {round} {number} {Guid.NewGuid():N}").ToList();
            var answers = await Task.WhenAll(names.Select(name => admin.SubmitAsync(form, edit, "Save", new() { ["Form.Name"] = name })));
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
            foreach (var late in answers.Where(answer => answer.StatusCode != HttpStatusCode.Redirect))
            {
                Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
                Assert.NotNull((await late.PageAsync()).QuerySelector(".mod-conflict"));
            }
        }
    }

    [SiteFact]
    public async Task Add_TheSameNameAtOnce_SavesOneAndSaysSoToTheOthers()
    {
        using var admin = await site.SignedInAsync();
        const string add = "/administration/partners/organisation";
        var form = await admin.PageAsync(add);
        var name = $"Same {Guid.NewGuid():N}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => admin.SubmitAsync(form, add, "Save", new() { ["Form.Name"] = name })));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.Redirect), answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
    }

    [SiteFact]
    public async Task Secret_MadeBySeveralAtOnce_NeverFailsAndTheLastOneWorks()
    {
        using var admin = await site.SignedInAsync();
        var client = await site.NewClientAsync(ClientKind.Machine);
        var page = $"/administration/partners/clients/{client.Record}";
        var form = await admin.PageAsync(page);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => admin.SubmitAsync(form, page, "Make a new secret")));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Redirect, HttpStatusCode.Conflict }));
        var ends = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => admin.SubmitAsync(form, page, "Revoke the client")));
        Assert.All(ends, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Redirect, HttpStatusCode.Conflict, HttpStatusCode.NotFound }));
    }

    [SiteFact]
    public async Task Client_ThatMayDoMoreThanTheHelper_CanBeNeitherMadeNorChangedNorGotAt()
    {
        using var admin = await site.SignedInAsync();
        var add = await NewClientPathAsync(admin);
        using var helper = await site.SignedInWithAsync("host.administration", "host.workspace");
        var made = await helper.SubmitAsync(add, "Save", new() { ["Form.Name"] = "Mine", ["Form.Kind"] = "Machine", ["Form.Scopes"] = OpenIdSite.Scope });
        await RefusedAsync(made);

        var strong = await site.NewClientAsync(ClientKind.Web);
        await RefusedAsync(await helper.SubmitAsync($"/administration/partners/client/{strong.Record}", "Save", new() { ["Form.RedirectAddresses"] = "https://mine.example.org/back" }));
        await RefusedAsync(await helper.SubmitAsync($"/administration/partners/client/{strong.Record}", "Save", new() { ["Form.Scopes"] = null }));
        var page = $"/administration/partners/clients/{strong.Record}";
        await RefusedAsync(await helper.SubmitAsync(page, "Make a new secret"));
        Assert.Null((await helper.PageAsync(page)).QuerySelector("#secret"));
        Assert.Contains(OpenIdSite.Redirect, (await admin.PageAsync(page)).Body!.TextContent);

        using var able = await site.SignedInWithAsync("host.administration", "host.workspace", OpenIdSite.Scope);
        Assert.Equal(HttpStatusCode.Redirect, (await able.SubmitAsync(page, "Make a new secret")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await able.SubmitAsync(add, "Save", new() { ["Form.Name"] = "Mine", ["Form.Kind"] = "Machine", ["Form.Scopes"] = OpenIdSite.Scope })).StatusCode);

        static async Task RefusedAsync(HttpResponseMessage response)
        {
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("may do more than you may do yourself", (await response.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent);
        }
    }

    [SiteTheory]
    [InlineData("/administration/partners")]
    [InlineData("/administration/partners/organisation")]
    [InlineData("/administration/partners/client")]
    public async Task Partners_AreForAdministrators(string path)
    {
        using var nobody = site.Client();
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync(path)).StatusCode);
        using var person = await site.SignedInWithAsync(OpenIdSite.Scope, "host.workspace");
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync(path)).StatusCode);
    }

    private static async Task<string> NewClientPathAsync(HttpClient admin)
    {
        var added = await admin.SubmitAsync("/administration/partners/organisation", "Save", new() { ["Form.Name"] = $"Owner {Guid.NewGuid():N}" });
        return $"/administration/partners/client?organisation={added.Headers.Location!.ToString().Split('/').Last()}";
    }
}
