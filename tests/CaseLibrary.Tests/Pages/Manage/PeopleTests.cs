using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Modular.Testing;

namespace CaseLibrary.Tests.Pages.Manage;

/// <summary>What the library keeps about people: taken out, erased, and deleted when it need not be kept longer.</summary>
public sealed class PeopleTests(PeopleTests.Site site) : IClassFixture<PeopleTests.Site>
{
    private const string Propose = "/case-studies/propose";
    private const string Tell = "/case-studies/harrow-recyclables-e-auction/tell/wrong";

    [SiteFact]
    public async Task Get_ExportThenErase_HoldsAndRemovesWhatIsKeptUnderTheAccountAndItsAddress()
    {
        var email = await site.NewAccountAsync(Cases.Edit, "host.workspace");
        using var person = site.Client();
        Assert.Equal(HttpStatusCode.Found, (await person.SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = email, ["Input.Password"] = ModularSite.Password })).StatusCode);
        await person.SubmitAsync("/case-studies/manage/new", "Keep as draft", new() { ["Form.Title"] = "Unsaved by me" });
        await SaveProposalAsync(email.ToUpperInvariant(), "Quentin Unsent");
        await TellAsync(email, "Quentin Teller");
        using var administrator = await site.SignedInAsync();
        var path = $"/administration/audit/person/{await site.AccountIdAsync(email)}";

        var export = JsonDocument.Parse(await administrator.GetStringAsync(path + "?handler=Export")).RootElement.GetProperty("programmes");
        Assert.Equal(["Message about a case: Tell us it is wrong", "Proposal of a case", "Unsaved form of a case"], export.EnumerateArray().Select(record => record.GetProperty("kind").GetString()!).Order());
        foreach (var words in new[] { "Unsaved by me", "Quentin Unsent", "Quentin Teller" })
            Assert.Contains(words, export.GetRawText(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await administrator.SubmitAsync(path, "Erase", new() { ["Reason"] = "Asked for", ["Confirmed"] = "true" })).StatusCode);

        Assert.Empty(JsonDocument.Parse(await administrator.GetStringAsync(path + "?handler=Export")).RootElement.GetProperty("programmes").EnumerateArray());
        var trail = await administrator.GetStringAsync("/administration/audit?handler=Csv");
        Assert.DoesNotContain("Quentin", trail, StringComparison.Ordinal);
        Assert.DoesNotContain(email, trail, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await site.FindingsAsync());
    }

    [SiteFact]
    public async Task Run_OldContacts_DeletesWhatNeedNotBeKeptInTheHistoryToo()
    {
        using var officer = site.Client();
        await SaveProposalAsync("old@example.org", "Rosalind Old");
        var link = await site.PersonalLinkAsync("old@example.org", "Your case");
        await TellAsync("reader@example.org", "Rosalind Reader");
        await TellAsync("open@example.org", "Still Open");
        using (var editor = await site.SignedInWithAsync(Cases.Edit))
        {
            var messages = await MessagesAsync(editor);
            var page = await editor.PageAsync(messages);
            page.QuerySelectorAll("form").First(form => form.PreviousElementSibling!.TextContent.Contains("Rosalind Reader", StringComparison.Ordinal)).QuerySelector("button[formaction*='lose']")!.TextContent = "This one";
            Assert.Equal(HttpStatusCode.Redirect, (await editor.SubmitAsync(page, messages, "This one")).StatusCode);
        }

        site.Clock.Advance(TimeSpan.FromDays(60));
        await SaveProposalAsync("newer@example.org", "Newer Proposer");
        site.Clock.Advance(TimeSpan.FromDays(31));
        await RunAsync("Proposals deleted: 1. Contacts of readers deleted: 0.");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(link)).StatusCode);
        await TrailHasNotAsync("Rosalind Old", "old@example.org");

        site.Clock.Advance(TimeSpan.FromDays(366 * 2));
        await RunAsync("Proposals deleted: 1. Contacts of readers deleted: 1.");
        await TrailHasNotAsync("Rosalind", "reader@example.org", "Newer Proposer");
        using (var editor = await site.SignedInWithAsync(Cases.Edit))
        {
            var text = (await editor.PageAsync(await MessagesAsync(editor))).QuerySelector("main")!.TextContent;
            Assert.DoesNotContain("Rosalind", text, StringComparison.Ordinal);
            Assert.Contains("Still Open", text, StringComparison.Ordinal);
        }
        Assert.Empty(await site.FindingsAsync());
    }

    private async Task SaveProposalAsync(string address, string name)
    {
        using var officer = site.Client();
        var page = await officer.PageAsync(Propose);
        site.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.Found, (await officer.SubmitAsync(page, Propose, "Save and come back later", new() { ["Form.ContactName"] = name, ["Form.ContactAddress"] = address })).StatusCode);
    }

    private async Task TellAsync(string address, string name)
    {
        using var reader = site.Client();
        var page = await reader.PageAsync(Tell);
        site.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.Found, (await reader.SubmitAsync(page, Tell, "Send", new() { ["Form.Text"] = "It is wrong.", ["Form.Name"] = name, ["Form.Address"] = address })).StatusCode);
    }

    private static async Task<string> MessagesAsync(HttpClient editor) =>
        (await editor.PageAsync("/case-studies/harrow-recyclables-e-auction")).QuerySelector("a[href^='/case-studies/manage/']:not([href$='manage'])")!.GetAttribute("href") + "/messages";

    private async Task RunAsync(string outcome)
    {
        using var administrator = await site.SignedInAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.SubmitAsync("/administration/jobs", "Run now: Old contacts")).StatusCode);
        var page = await administrator.UntilAsync("/administration/jobs", page => page.Body!.TextContent.Contains(outcome, StringComparison.Ordinal));
        Assert.Contains(outcome, page.Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task TrailHasNotAsync(params string[] words)
    {
        using var administrator = await site.SignedInAsync();
        var trail = await administrator.GetStringAsync("/administration/audit?handler=Csv");
        Assert.All(words, word => Assert.DoesNotContain(word, trail, StringComparison.OrdinalIgnoreCase));
    }

    public sealed class Site : ModularSite
    {
        public MovedClock Clock { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        }
    }

    /// <summary>The machine's clock, moved on by a test.</summary>
    public sealed class MovedClock : TimeProvider
    {
        private long ticks;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Volatile.Read(ref ticks));

        public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
    }
}
