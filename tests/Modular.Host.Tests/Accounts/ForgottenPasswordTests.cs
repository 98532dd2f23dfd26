using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Mail;
using Modular.Testing;

namespace Modular.Host.Tests.Accounts;

public sealed class ForgottenPasswordTests(AccountSite site) : IClassFixture<AccountSite>
{
    private const string Subject = "Choose a new password for Modular";
    private const string NewPassword = "gravel otter lantern";

    [SiteFact]
    public async Task Post_KnownAndUnknownAddress_AnswerTheSame()
    {
        var known = await AnswerAsync(await site.NewAccountAsync());
        var unknown = await AnswerAsync("nobody@example.org");
        Assert.Equal(known, unknown);
        Assert.Contains("If there is an account", known.Banner, StringComparison.Ordinal);
    }

    [SiteFact]
    public async Task Post_AgainAndAgain_SendsOneLetterInAFewMinutes()
    {
        var (email, other) = (await site.NewAccountAsync(), await site.NewAccountAsync());
        await AnswerAsync(email);
        await AnswerAsync(email);
        // What was asked for later is sent later.
        await AnswerAsync(other);
        await site.LetterAsync(other, Subject);
        Assert.Equal(1, await LettersAsync(email));

        site.Clock.Advance(PasswordLinks.Pause);
        await AnswerAsync(email);
        await AnswerAsync(other);
        for (var tries = 0; tries < 200 && await LettersAsync(other) < 2; tries++)
            await Task.Delay(50);
        Assert.Equal(2, await LettersAsync(email));
    }

    [SiteFact]
    public async Task Post_NoAddress_SaysWhatIsMissing()
    {
        using var client = site.Client();
        var response = await client.SubmitAsync("/account/forgotten-password", "Send the link", new() { ["Email"] = "not an address" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("not an address", (await response.PageAsync()).QuerySelector("#Email")!.GetAttribute("value"));
    }

    [SiteFact]
    public async Task NewPassword_ByLink_WorksOnceAndSignsOutEverywhere()
    {
        var email = await site.NewAccountAsync();
        using var before = site.Client();
        await before.SignInAsync(email);
        await AnswerAsync(email);
        var link = await site.LinkAsync(email, Subject);

        using var client = site.Client();
        (await client.SubmitAsync(link, "Save the password", new() { ["Input.Password"] = NewPassword })).IsRedirect("/sign-in");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await before.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SignInAsync(email)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync(email, NewPassword)).StatusCode);
        await site.LetterAsync(email, "Your password on Modular has changed");
    }

    [SiteFact]
    public async Task NewPassword_AfterAnHour_IsTooLate()
    {
        var email = await site.NewAccountAsync();
        await AnswerAsync(email);
        var link = await site.LinkAsync(email, Subject);
        site.Clock.Advance(TimeSpan.FromMinutes(61));
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/account/new-password?token=nonsense")).StatusCode);
        // A link for one thing is no link for another.
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(link.Replace("new-password", "confirm-address", StringComparison.Ordinal))).StatusCode);
    }

    private async Task<int> LettersAsync(string email) =>
        (await site.Services.GetRequiredService<PickedUp>().AllAsync(CancellationToken.None)).Count(letter => letter.To == email && letter.Subject == Subject);

    private async Task<(HttpStatusCode Status, string? Location, string Banner)> AnswerAsync(string email)
    {
        using var client = site.Client();
        var response = await client.SubmitAsync("/account/forgotten-password", "Send the link", new() { ["Email"] = email });
        var page = await client.PageAsync("/sign-in");
        return (response.StatusCode, response.Headers.Location?.OriginalString, page.QuerySelector(".govuk-notification-banner")?.TextContent.Trim() ?? "");
    }
}
