using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Modular.Host.Accounts;
using Modular.Testing;

namespace Modular.Host.Tests.Accounts;

public sealed class PasskeyTests(StrictSite site) : IClassFixture<StrictSite>
{
    private const string Page = "/account/second-step/passkeys";

    [SiteFact]
    public async Task Passkey_Added_CountsAsSecondStepAndSignsInAlone()
    {
        var email = await AdministratorAsync();
        using var passkey = new SoftwareAuthenticator();
        await AddAsync(email, passkey, "Work laptop");
        await site.NextGenerationAsync();

        using var client = Browser();
        (await PresentAsync(client, "/sign-in", "Use a passkey", passkey)).IsRedirect("/workspace");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/workspace")).StatusCode);
        var row = (await client.PageAsync(Page)).QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("Work laptop", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Never", row, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Password_OfAnAccountWithAPasskey_IsNotEnough()
    {
        var email = await AdministratorAsync();
        using var passkey = new SoftwareAuthenticator();
        await AddAsync(email, passkey, "Phone");
        using var client = Browser();
        (await client.SignInAsync(email)).IsRedirect("/sign-in/second-step");
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/account")).StatusCode);
        (await PresentAsync(client, "/sign-in/second-step", "Use a passkey", passkey)).IsRedirect("/workspace");
    }

    [SiteFact]
    public async Task Passkey_FromAnotherOrigin_OfNobody_OrOfALockedAccount_IsRefused()
    {
        using var foreign = new SoftwareAuthenticator();
        await AddAsync(await AdministratorAsync(), foreign, "Phone");
        foreign.Origin = "https://evil.example";
        using var unknown = new SoftwareAuthenticator();
        using var locked = new SoftwareAuthenticator();
        var email = await AdministratorAsync();
        await AddAsync(email, locked, "Phone");
        await site.WithAccountAsync(email, (accounts, account) => { account.LockedAt = site.Clock.GetUtcNow(); return accounts.UpdateAsync(account); });
        foreach (var passkey in new[] { foreign, unknown, locked })
        {
            using var client = Browser();
            var response = await PresentAsync(client, "/sign-in", "Use a passkey", passkey);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("This passkey cannot be used here", await response.ErrorsAsync(), StringComparison.Ordinal);
        }
        using var nobody = Browser();
        Assert.Equal(HttpStatusCode.BadRequest, (await nobody.SubmitAsync("/sign-in", "Use a passkey", new() { ["Credential"] = "{}" })).StatusCode);
    }

    [SiteFact]
    public async Task Passkey_AfterSomebodyElsesWrongPasswords_StillSignsIn()
    {
        var email = await AdministratorAsync();
        using var passkey = new SoftwareAuthenticator();
        await AddAsync(email, passkey, "Phone");
        for (var tries = 0; tries < LockOut.FreeTries; tries++)
            await site.WithAccountAsync(email, (accounts, account) => accounts.AccessFailedAsync(account));
        Assert.Equal(AccountState.Locked, (await site.AccountAsync(email)).StateAt(site.Clock.GetUtcNow()));
        using var client = Browser();
        (await PresentAsync(client, "/sign-in", "Use a passkey", passkey)).IsRedirect("/workspace");
    }

    [SiteFact]
    public async Task Passkey_Answered_CannotBeAnsweredAgain()
    {
        var email = await AdministratorAsync();
        using var passkey = new SoftwareAuthenticator();
        await AddAsync(email, passkey, "Phone");
        using var client = Browser();
        var (page, options) = await OptionsAsync(client, "/sign-in", "Use a passkey");
        var answer = passkey.Get(options);
        (await client.SubmitAsync(page, "/sign-in", "Use a passkey", new() { ["Credential"] = answer })).IsRedirect("/workspace");
        using var other = Browser();
        Assert.Equal(HttpStatusCode.BadRequest, (await other.SubmitAsync("/sign-in", "Use a passkey", new() { ["Credential"] = answer })).StatusCode);
    }

    [SiteFact]
    public async Task Invitation_AcceptedWithAPasskey_NeedsNoPassword()
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        using var inviter = await WithSecondStepAsync();
        await inviter.SubmitAsync("/administration/people/invite", "Send the invitation", new() { ["Input.Name"] = "Priya Raman", ["Input.Email"] = email });
        var link = await site.LinkAsync(email, "Your invitation to Modular");

        using var passkey = new SoftwareAuthenticator();
        using var client = Browser();
        (await RegisterAsync(client, link, "Use a passkey instead", passkey)).IsRedirect("/account/second-step/recovery-codes");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Browser().GetAsync(link)).StatusCode);

        // The only way in is not thrown away.
        var refused = await client.SubmitAsync(Page, "Remove First passkey");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("the only way to sign in", await refused.ErrorsAsync(), StringComparison.Ordinal);
    }

    /// <summary>Says with each post where its page comes from, as browsers do.</summary>
    private HttpClient Browser()
    {
        var client = site.Client();
        client.DefaultRequestHeaders.Add("Origin", "http://localhost");
        return client;
    }

    private async Task<string> AdministratorAsync()
    {
        var email = await site.NewAccountAsync();
        await site.WithAccountAsync(email, (accounts, account) => accounts.AddToRoleAsync(account, Roles.Administrator));
        return email;
    }

    private async Task<HttpClient> WithSecondStepAsync()
    {
        var email = await AdministratorAsync();
        using var passkey = new SoftwareAuthenticator();
        await AddAsync(email, passkey, "Phone");
        var client = Browser();
        await PresentAsync(client, "/sign-in", "Use a passkey", passkey);
        return client;
    }

    private async Task AddAsync(string email, SoftwareAuthenticator passkey, string name)
    {
        using var client = Browser();
        await client.SignInAsync(email);
        (await RegisterAsync(client, Page, "Add a passkey", passkey, name)).IsRedirect("/account/second-step/recovery-codes");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/workspace")).StatusCode);
    }

    private static async Task<HttpResponseMessage> RegisterAsync(HttpClient client, string path, string button, SoftwareAuthenticator passkey, string? name = null)
    {
        var (page, options) = await OptionsAsync(client, path, button);
        return await client.SubmitAsync(page, path, button, new() { ["Credential"] = passkey.Create(options), ["Name"] = name });
    }

    private static async Task<HttpResponseMessage> PresentAsync(HttpClient client, string path, string button, SoftwareAuthenticator passkey)
    {
        var (page, options) = await OptionsAsync(client, path, button);
        return await client.SubmitAsync(page, path, button, new() { ["Credential"] = passkey.Get(options) });
    }

    /// <summary>What the script asks the site for, with the form that it is in.</summary>
    private static async Task<(IHtmlDocument Page, string Options)> OptionsAsync(HttpClient client, string path, string button)
    {
        var page = await client.PageAsync(path);
        var form = page.QuerySelectorAll<IHtmlFormElement>("form[data-passkey]").First(form => form.TextContent.Contains(button, StringComparison.Ordinal));
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(input => input.Name is { Length: > 0 }).Select(input => new KeyValuePair<string, string>(input.Name!, input.Value));
        var address = form.GetAttribute("action")!.Replace("handler=Passkey", "handler=PasskeyOptions", StringComparison.Ordinal).Replace("handler=Add", "handler=PasskeyOptions", StringComparison.Ordinal);
        var response = await client.PostAsync(address, new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (page, await response.Content.ReadAsStringAsync());
    }
}
