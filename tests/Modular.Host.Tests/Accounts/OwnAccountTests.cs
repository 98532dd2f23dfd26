using System.Net;
using Modular.Host.Accounts.Sessions;
using Modular.Testing;

namespace Modular.Host.Tests.Accounts;

public sealed class OwnAccountTests(AccountSite site) : IClassFixture<AccountSite>
{
    private const string NewPassword = "gravel otter lantern";

    [SiteFact]
    public async Task Get_NotSignedIn_AsksToSignIn()
    {
        using var client = site.Client();
        foreach (var path in new[] { "/account", "/account/name", "/account/address", "/account/password", "/account/sessions", "/account/second-step", "/account/second-step/app" })
            Assert.StartsWith("/sign-in?", (await client.GetAsync(path)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Name_Changed_IsShownOnTheNextPage()
    {
        var (_, client) = await SomebodyAsync();
        var empty = await client.SubmitAsync("/account/name", "Save", new() { ["Name"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("Enter your name", await empty.ErrorsAsync(), StringComparison.Ordinal);
        (await client.SubmitAsync("/account/name", "Save", new() { ["Name"] = "Priya Raman" })).IsRedirect("/account");
        Assert.Equal("Priya Raman", (await client.PageAsync("/account")).QuerySelector(".mod-header__person a")!.TextContent);
    }

    [SiteFact]
    public async Task Password_Changed_SignsOutEverywhereElse()
    {
        var (email, client) = await SomebodyAsync();
        using var other = site.Client();
        await other.SignInAsync(email);

        var wrong = await client.SubmitAsync("/account/password", "Save the password", new() { ["Present"] = Signing.Wrong, ["Input.Password"] = NewPassword });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("not your present password", await wrong.ErrorsAsync(), StringComparison.Ordinal);
        var common = await client.SubmitAsync("/account/password", "Save the password", new() { ["Present"] = ModularSite.Password, ["Input.Password"] = "Password123456" });
        Assert.Contains("harder to guess", await common.ErrorsAsync(), StringComparison.Ordinal);

        (await client.SubmitAsync("/account/password", "Save the password", new() { ["Present"] = ModularSite.Password, ["Input.Password"] = NewPassword })).IsRedirect("/account");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.SignInAsync(email, NewPassword)).StatusCode);
    }

    [SiteFact]
    public async Task Address_Changes_OnlyWhenTheLinkIsOpened()
    {
        var (email, client) = await SomebodyAsync();
        var address = $"{Guid.NewGuid():N}@example.org";
        (await client.SubmitAsync("/account/address", "Send the link", new() { ["Email"] = address, ["Present"] = ModularSite.Password })).IsRedirect("/account");
        var link = await site.LinkAsync(address, "Confirm your e-mail address for Modular");
        Assert.NotNull(await site.AccountAsync(email));

        (await client.SubmitAsync(link, "Confirm")).IsRedirect("/sign-in");
        Assert.Null(await site.AccountAsync(email));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync(address)).StatusCode);
        await site.LetterAsync(email, "Your e-mail address on Modular has changed");
    }

    [SiteFact]
    public async Task Address_WithoutThePresentPassword_IsRefused()
    {
        var (_, client) = await SomebodyAsync();
        var address = $"{Guid.NewGuid():N}@example.org";
        var none = await client.SubmitAsync("/account/address", "Send the link", new() { ["Email"] = address });
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        Assert.Contains("Enter your present password", await none.ErrorsAsync(), StringComparison.Ordinal);
        var wrong = await client.SubmitAsync("/account/address", "Send the link", new() { ["Email"] = address, ["Present"] = Signing.Wrong });
        Assert.Contains("not your present password", await wrong.ErrorsAsync(), StringComparison.Ordinal);
        Assert.Equal(address, (await wrong.PageAsync()).QuerySelector("#Email")!.GetAttribute("value"));
    }

    [SiteTheory]
    [InlineData("Priya\nYour password has run out")]
    [InlineData("Priya\u2028Raman")]
    [InlineData("https://evil.example")]
    [InlineData("Priya of evil.example")]
    [InlineData("priya@example.org")]
    [InlineData(" modular ")]
    public async Task Name_ThatIsNone_IsRefusedAndKept(string name)
    {
        var (_, client) = await SomebodyAsync();
        var response = await client.SubmitAsync("/account/name", "Save", new() { ["Name"] = name });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEqual("", await response.ErrorsAsync());
    }

    [SiteTheory]
    [InlineData("J. R. R. Tolkien")]
    [InlineData("Siobhán O’Neill-Smith")]
    [InlineData("Modular Modeller")]
    public async Task Name_OfAPerson_IsTaken(string name)
    {
        var (_, client) = await SomebodyAsync();
        (await client.SubmitAsync("/account/name", "Save", new() { ["Name"] = name })).IsRedirect("/account");
    }

    [SiteFact]
    public async Task SecondStep_LongAfterTheSignIn_AsksForThePasswordAgain()
    {
        var (_, client) = await SomebodyAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/second-step/passkeys")).StatusCode);
        site.Clock.Advance(FreshSignIn.Limit);
        foreach (var path in new[] { "", "/app", "/passkeys", "/recovery-codes" })
            Assert.Equal($"/sign-in/again?returnUrl=%2Faccount%2Fsecond-step{path.Replace("/", "%2F", StringComparison.Ordinal)}", (await client.GetAsync("/account/second-step" + path)).Headers.Location!.OriginalString);

        var again = "/sign-in/again?returnUrl=%2Faccount%2Fsecond-step%2Fpasskeys";
        var wrong = await client.SubmitAsync(again, "Continue", new() { ["Password"] = Signing.Wrong });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("not your password", await wrong.ErrorsAsync(), StringComparison.Ordinal);
        (await client.SubmitAsync(again, "Continue", new() { ["Password"] = ModularSite.Password })).IsRedirect("/account/second-step/passkeys");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/second-step/passkeys")).StatusCode);
        Assert.Equal("Here only", (await client.PageAsync("/account")).QuerySelectorAll("dd").Select(cell => cell.TextContent.Trim()).Last(text => text.StartsWith("Here", StringComparison.Ordinal)));
    }

    [SiteFact]
    public async Task Post_LongAfterTheSignIn_KeepsWhatWasTypedButNoSecrets()
    {
        const string page = "/account/second-step/passkeys";
        var (_, client) = await SomebodyAsync();
        var form = await client.PageAsync(page);
        site.Clock.Advance(FreshSignIn.Limit);
        var again = (await client.SubmitAsync(form, page, "Add a passkey", new() { ["Name"] = "Work laptop", ["Credential"] = "secret" })).Headers.Location!.OriginalString;
        Assert.StartsWith(FreshSignIn.Path, again);
        (await client.SubmitAsync(again, "Continue", new() { ["Password"] = ModularSite.Password })).IsRedirect(page);
        var after = await client.PageAsync(page);
        Assert.Equal("Work laptop", after.QuerySelector("input[name=Name]")!.GetAttribute("value"));
        Assert.True(string.IsNullOrEmpty(after.QuerySelector("input[name=Credential]")!.GetAttribute("value")));
        Assert.Contains("Nothing was changed yet", after.QuerySelector(".govuk-notification-banner")!.TextContent);
        Assert.True(string.IsNullOrEmpty((await client.PageAsync(page)).QuerySelector("input[name=Name]")!.GetAttribute("value")));
    }

    [SiteTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_LongAfterTheSignIn_IsShownToTheSamePersonAndNotForLong(bool other)
    {
        const string page = "/account/second-step/passkeys";
        var (_, client) = await SomebodyAsync();
        var form = await client.PageAsync(page);
        site.Clock.Advance(FreshSignIn.Limit);
        var again = (await client.SubmitAsync(form, page, "Add a passkey", new() { ["Name"] = "Work laptop" })).Headers.Location!.OriginalString;
        if (other)
        {
            await client.SubmitAsync("/sign-out", "Sign out");
            await client.SignInAsync(await site.NewAccountAsync());
        }
        else
        {
            site.Clock.Advance(KeptForm.Life + TimeSpan.FromSeconds(1));
            await client.SubmitAsync(again, "Continue", new() { ["Password"] = ModularSite.Password });
        }
        Assert.True(string.IsNullOrEmpty((await client.PageAsync(page)).QuerySelector("input[name=Name]")!.GetAttribute("value")));
    }

    [SiteFact]
    public async Task Address_OfSomebodyElse_AnswersTheSameAndSendsNothing()
    {
        var (_, client) = await SomebodyAsync();
        var taken = await site.NewAccountAsync();
        (await client.SubmitAsync("/account/address", "Send the link", new() { ["Email"] = taken, ["Present"] = ModularSite.Password })).IsRedirect("/account");
        Assert.Contains("A link is on its way", (await client.PageAsync("/account")).QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);
        // A letter to another address, asked for afterwards, arrives: so one before it would have too.
        var free = $"{Guid.NewGuid():N}@example.org";
        await client.SubmitAsync("/account/address", "Send the link", new() { ["Email"] = free, ["Present"] = ModularSite.Password });
        await site.LetterAsync(free, "Confirm your e-mail address for Modular");
        using var administrator = await site.SignedInAsync();
        Assert.DoesNotContain(taken, (await administrator.PageAsync("/administration/mail")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Letter_InThePickupFolder_IsShownAsText()
    {
        var (_, client) = await SomebodyAsync();
        var address = $"{Guid.NewGuid():N}@example.org";
        await client.SubmitAsync("/account/address", "Send the link", new() { ["Email"] = address, ["Present"] = ModularSite.Password });
        var letter = await site.LetterAsync(address, "Confirm your e-mail address for Modular");
        using var administrator = await site.SignedInAsync();
        Assert.Contains("Hello Reader,", (await administrator.PageAsync($"/administration/mail/{letter.Id}")).QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<(string Email, HttpClient Client)> SomebodyAsync()
    {
        var email = await site.NewAccountAsync();
        var client = site.Client();
        await client.SignInAsync(email);
        return (email, client);
    }
}
