using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Audit;
using Modular.Host.Composition;
using Modular.Host.Storage;
using Modular.Testing;

namespace Modular.Host.Tests.Audit;

/// <summary>A person's data are handed over and erased, and the trail holds.</summary>
public sealed class PersonTests(TestModuleSite site) : IClassFixture<TestModuleSite>
{
    private readonly string name = $"Ottilie Quaid {Guid.NewGuid():N}";

    private IServiceProvider Generation => site.Services.GetRequiredService<Generations>().Current!.Services;

    [SiteFact]
    public async Task Get_Export_HoldsTheAccountAndWhatThePersonDid()
    {
        var (id, email) = await PersonWhoDidSomethingAsync();
        using var administrator = await site.SignedInAsync();
        var export = JsonDocument.Parse(await administrator.GetStringAsync($"/administration/audit/person/{id}?handler=Export")).RootElement;
        Assert.Equal((name, email), (export.GetProperty("name").GetString(), export.GetProperty("email").GetString()));
        Assert.Contains("test-module.edit", export.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString()));
        var actions = export.GetProperty("entries").EnumerateArray().Select(entry => $"{entry.GetProperty("action").GetString()} {entry.GetProperty("kind").GetString()}").ToList();
        var access = export.GetProperty("access");
        Assert.NotEmpty(access.GetProperty("sessions").EnumerateArray());
        Assert.Equal("reader", Assert.Single(access.GetProperty("roles").EnumerateArray()).GetProperty("role").GetString());
        foreach (var section in new[] { "applications", "passkeys", "otherSignIns" })
            Assert.Equal(JsonValueKind.Array, access.GetProperty(section).ValueKind);
        Assert.Superset(new HashSet<string> { "Added Account", "Signed in Account", "Added Note", "Exported Account" }, actions.ToHashSet());
    }

    [SiteFact]
    public async Task Post_Erase_LeavesAPseudonymAndAChainThatHolds()
    {
        var (id, email) = await PersonWhoDidSomethingAsync();
        using var administrator = await site.SignedInAsync();
        var path = $"/administration/audit/person/{id}";
        var response = await administrator.SubmitAsync(path, "Erase", new() { ["Reason"] = "Asked for on 3 March", ["Confirmed"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var pseudonym = PersonErasure.PseudonymOf(id);
        Assert.Contains($"is called {pseudonym} from now on", (await administrator.PageAsync(path)).QuerySelector(".govuk-notification-banner")!.TextContent);

        var csv = await administrator.GetStringAsync("/administration/audit?handler=Csv");
        Assert.Contains(pseudonym, csv);
        Assert.DoesNotContain(name, csv);
        Assert.DoesNotContain(email, csv, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Asked for on 3 March", csv);
        await ProveAsync();
        var refused = await site.Client().SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = email, ["Input.Password"] = ModularSite.Password });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        // Twice is as good as once, and what was erased is proved too.
        await administrator.SubmitAsync(path, "Erase", new() { ["Reason"] = "Once more", ["Confirmed"] = "true" });
        await ProveAsync();
        await using var scope = Generation.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<HostStore>();
        var erased = await store.History.AsNoTracking().FirstAsync(entry => entry.Who == pseudonym);
        await store.History.Where(entry => entry.Id == erased.Id).ExecuteUpdateAsync(row => row.SetProperty(to => to.Who, "Mallory"));
        Assert.Contains(await FindingsAsync(), finding => finding.StartsWith($"Entry {erased.Sequence} was altered", StringComparison.Ordinal));
        await store.History.Where(entry => entry.Id == erased.Id).ExecuteUpdateAsync(row => row.SetProperty(to => to.Who, pseudonym));
        await ProveAsync();
    }

    [SiteFact]
    public async Task Post_Erase_EndsSessionsAndRemovesRolesAndLettersAndKeepsWhatHappened()
    {
        var (id, email) = await PersonWhoDidSomethingAsync();
        using var person = site.Client();
        await person.SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = email, ["Input.Password"] = ModularSite.Password });
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/account/applications")).StatusCode);
        var letter = Path.Combine(Directory.CreateDirectory(Path.Combine(site.Storage, "mail")).FullName, $"{Guid.CreateVersion7()}.eml");
        await File.WriteAllTextAsync(letter, $"From: site@example.org\r\nTo: {email}\r\nSubject: A letter\r\n\r\nWords\r\n");
        var kept = Path.Combine(site.Storage, "mail", $"{Guid.CreateVersion7()}.eml");
        await File.WriteAllTextAsync(kept, "From: site@example.org\r\nTo: other@example.org\r\nSubject: A letter\r\n\r\nWords\r\n");

        using var administrator = await site.SignedInAsync();
        await administrator.SubmitAsync($"/administration/audit/person/{id}", "Erase", new() { ["Reason"] = "Asked for", ["Confirmed"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, (await person.GetAsync("/account/applications")).StatusCode);
        Assert.False(File.Exists(letter));
        Assert.True(File.Exists(kept));
        await using var scope = Generation.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<HostStore>();
        Assert.False(await store.Sessions.AnyAsync(session => session.AccountId == id));
        Assert.False(await store.Set<Grant>().AnyAsync(grant => grant.AccountId == id));
        Assert.NotNull((await store.Users.AsNoTracking().SingleAsync(account => account.Id == id)).DisabledAt);
        var signedIn = await store.History.AsNoTracking().FirstAsync(entry => entry.RecordId == id && entry.Action == "Signed in");
        Assert.Contains("Signed in", signedIn.ChangesJson);
        await ProveAsync();
    }

    [SiteFact]
    public async Task Post_EraseAnAdministratorByAHelper_IsRefused()
    {
        var (id, _) = await PersonWhoDidSomethingAsync();
        await using var scope = Generation.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Assert.True((await accounts.AddToRoleAsync((await accounts.FindByIdAsync(id.ToString()))!, Roles.Administrator)).Succeeded);
        using var helper = await site.SignedInWithAsync("host.administration", "host.workspace");
        var refused = await helper.SubmitAsync($"/administration/audit/person/{id}", "Erase", new() { ["Reason"] = "Why not", ["Confirmed"] = "true" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Only an administrator can erase an administrator", (await refused.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent);
    }

    [SiteFact]
    public async Task Post_EraseUnconfirmedOrWithoutAReasonOrOneself_SaysWhyAndErasesNothing()
    {
        var (id, _) = await PersonWhoDidSomethingAsync();
        using var administrator = await site.SignedInAsync();
        var path = $"/administration/audit/person/{id}";
        var response = await administrator.SubmitAsync(path, "Erase", new() { ["Reason"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.PageAsync();
        Assert.Contains("Enter why the person is erased", page.QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Contains("Confirm that the person is to be erased", page.QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Contains(name, (await administrator.PageAsync(path)).QuerySelector("main")!.TextContent);

        await using var scope = Generation.CreateAsyncScope();
        var own = (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(ModularSite.AdministratorEmail))!.Id;
        var oneself = await administrator.SubmitAsync($"/administration/audit/person/{own}", "Erase", new() { ["Reason"] = "Why not", ["Confirmed"] = "true" });
        Assert.Contains("You cannot erase yourself", (await oneself.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"/administration/audit/person/{Guid.NewGuid()}")).StatusCode);
    }

    /// <summary>Somebody with a name, who signs in and writes a note with the address in it.</summary>
    private async Task<(Guid Id, string Email)> PersonWhoDidSomethingAsync()
    {
        var email = await site.NewAccountAsync("test-module.edit");
        await using var scope = Generation.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await accounts.FindByEmailAsync(email))!;
        account.DisplayName = name;
        Assert.True((await accounts.UpdateAsync(account)).Succeeded);
        var store = scope.ServiceProvider.GetRequiredService<HostStore>();
        store.Add(new Grant { AccountId = account.Id, Role = "reader" });
        await store.SaveChangesAsync();
        using var client = site.Client();
        await client.SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = email, ["Input.Password"] = ModularSite.Password });
        var added = await client.SubmitAsync("/test-module/notes", "Add", new() { ["Title"] = $"Write to {email}" });
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        return (account.Id, email);
    }

    private async Task ProveAsync() => Assert.Empty(await FindingsAsync());

    private async Task<List<string>> FindingsAsync() =>
        [.. (await site.Services.GetRequiredService<AuditProof>().VerifyAsync(CancellationToken.None)).SelectMany(report => report.Findings)];
}
