using Modular.Browser.Tests.Browsing;
using Modular.Browser.Tests.Checks;
using Modular.Testing;
using Xunit.Abstractions;

namespace Modular.Browser.Tests;

/// <summary>
/// Every page that links lead to: no dead link, nothing that axe objects to, no complaint of the browser, and no sideways scrolling at 320 px.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class EveryPageTests(Browsers browsers, ITestOutputHelper output)
{
    /// <summary>Pages that no link leads to, and why.</summary>
    private static readonly string[] Unlinked =
    [
        "SignIn", // for those who are not signed in
        "Setup", // opened from the address that the host prints
        "Growth/Applications/Details", // the sample programme has no applications; RecordTests sees it
        "Administration/Access/Edit", // for roles that administrators made; the sample programme has none
        "SignInSecondStep", "SignInRecoveryCode", // between the password and the site
        "SignInAgain", // before one changes how one signs in
        "MyAccount/ForgottenPassword", // for those who are not signed in
        "MyAccount/Invitation", "MyAccount/NewPassword", "MyAccount/ConfirmAddress", // opened from letters
        "MyAccount/SecondStep/RecoveryCodes", "Administration/People/ResetSecondStep", // for accounts that have a second step
        "Administration/Mail/Letter", // no letter has been written
        "SignOut", // a form in the header; the page is for those who type the address
        "Work/Details", "Work/Progress", "Imports/Match", "Imports/Check", // for work that was started and files that were brought; ImportTests sees them
        "CaseLibrary/Propose/Thanks", // after a proposal was sent
        "CaseLibrary/FactCheck/Index", "CaseLibrary/Manage/FactCheck", // for cases that are with a council; FactCheckTests opens them
        "CaseLibrary/TakeAway/Markdown", "CaseLibrary/TakeAway/Word", // files, not pages
        "Status", // shown in place of another page
        "SignInSingle", // for those who sign in with another provider
        "Connect/Authorize", "Connect/Device", "Connect/Leave", "Connect/Applications", // clients and devices send people there
        "Administration/Partners/Details", "Administration/Partners/Client", "Administration/Partners/ClientDetails", // the sample programme has no partners
    ];

    [BrowserFact]
    public async Task EveryPage_NotSignedIn_IsWithoutFindings()
    {
        await using var context = await browsers.ReaderAsync();
        var crawl = await CrawlAsync(context, "/", "/search", "/search?q=council");
        Assert.True(crawl.Findings.Count == 0, List(crawl.Findings));
    }

    [BrowserFact]
    public async Task EveryPage_SignedIn_IsWithoutFindings()
    {
        await using var context = await browsers.AdministratorAsync();
        var crawl = await CrawlAsync(context, "/", "/workspace", "/administration", "/search?q=council", "/sign-out");

        var missed = browsers.Site.Pages().Select(page => page.Name).Distinct().Except(crawl.Met).Except(Unlinked);
        var findings = crawl.Findings.Concat(missed.Select(name => $"No link leads to the page {name}")).ToList();
        Assert.True(findings.Count == 0, List(findings));
    }

    private async Task<Crawl> CrawlAsync(Microsoft.Playwright.IBrowserContext context, params string[] starts)
    {
        var crawl = new Crawl(context, browsers.Site.Pages());
        await crawl.FollowAsync(starts);
        output.WriteLine(crawl.Summary);
        return crawl;
    }

    private static string List(IReadOnlyList<string> findings) => $"{findings.Count} findings:\n{string.Join('\n', findings)}";
}
