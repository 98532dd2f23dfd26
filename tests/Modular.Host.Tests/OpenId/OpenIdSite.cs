using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Composition;
using Modular.Host.Composition.Switching;
using Modular.Host.OpenId;
using Modular.Host.Partners;
using Modular.Host.Storage;
using Modular.Testing;

namespace Modular.Host.Tests.OpenId;

/// <summary>A site behind a real server with one partner organisation, whose clock a test can move on.</summary>
public class OpenIdSite : ListeningSite
{
    public OpenIdSite()
        : base("Growth")
    {
    }

    public const string Scope = "test-module.edit";
    public const string Redirect = "https://partner.example.org/signed-in";

    public MovedClock Clock { get; } = new();

    internal ServerKeys Keys => Services.GetRequiredService<ServerKeys>();

    internal IServiceProvider Generation => Services.GetRequiredService<Generations>().Current!.Services;

    /// <summary>A client as an administrator would make it.</summary>
    internal async Task<TestClient> NewClientAsync(ClientKind kind, string[]? scopes = null, string redirect = Redirect)
    {
        await using var scope = Generation.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<HostStore>();
        var organisation = await store.Organisations.FirstOrDefaultAsync(found => found.Name == "Poole Partners") ?? store.Add(new Organisation { Name = "Poole Partners" }).Entity;
        var client = new Client { OrganisationId = organisation.Id, ClientId = Clients.NewClientId(), Name = $"Client {Guid.NewGuid():N}", Kind = kind };
        client.ScopeList = scopes ?? [Scope];
        client.RedirectAddressList = kind.HasRedirects() ? [redirect] : [];
        var secret = await scope.ServiceProvider.GetRequiredService<Clients>().CreateAsync(client, default);
        return new TestClient(client.Id, client.ClientId, secret, client.Name);
    }

    internal async Task ChangeAsync(TestClient client, Func<Clients, Client, Task> change)
    {
        await using var scope = Generation.CreateAsyncScope();
        var record = await scope.ServiceProvider.GetRequiredService<HostStore>().Clients.SingleAsync(found => found.Id == client.Record);
        await change(scope.ServiceProvider.GetRequiredService<Clients>(), record);
    }

    internal async Task<string> TokenOfMachineAsync(TestClient machine) => (await TokenAsync(machine, new() { ["grant_type"] = "client_credentials" })).Text("access_token");

    internal async Task ChangeAccountAsync(string email, Func<UserManager<Account>, Account, Task<IdentityResult>> change)
    {
        await using var scope = Generation.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Assert.True((await change(accounts, (await accounts.FindByEmailAsync(email))!)).Succeeded);
    }

    /// <summary>What the trail says of a client that was refused.</summary>
    internal async Task<List<string>> RefusalsAsync(TestClient client)
    {
        await using var scope = Generation.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HostStore>().History.Where(entry => entry.Action == "Sign-in failed" && entry.RecordId == client.Record)
            .Select(entry => entry.ChangesJson).ToListAsync();
    }

    public async Task<HttpClient> BrowserAsync(string email)
    {
        var browser = Client();
        Assert.Equal(302, (int)(await browser.SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = email, ["Input.Password"] = Password })).StatusCode);
        return browser;
    }

    internal async Task<Answer> TokenAsync(TestClient client, Dictionary<string, string> fields) => await PostAsync("/connect/token", client, fields);

    internal async Task<Answer> PostAsync(string path, TestClient client, Dictionary<string, string> fields)
    {
        using var http = Client();
        fields["client_id"] = client.Id;
        if (client.Secret is not null)
            fields["client_secret"] = client.Secret;
        return await Answer.OfAsync(await http.PostAsync(path, new FormUrlEncodedContent(fields)));
    }

    /// <summary>Asks the API who one is.</summary>
    public async Task<HttpResponseMessage> WhoAsync(string token)
    {
        using var http = Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.GetAsync("/api/test-module/who");
    }

    public async Task<int> StatusAsync(string token) => (int)(await WhoAsync(token)).StatusCode;

    public async Task SwitchAsync()
    {
        var modules = Services.GetRequiredService<ModuleSwitch>();
        Assert.Null((await modules.SwitchAsync("TestModule", enable: false, Actor.Host, CancellationToken.None)).Reason);
        Assert.Null((await modules.SwitchAsync("TestModule", enable: true, Actor.Host, CancellationToken.None)).Reason);
    }

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

/// <summary>What a client knows of itself.</summary>
internal sealed record TestClient(Guid Record, string Id, string? Secret, string Name);

/// <summary>What the server said.</summary>
internal sealed record Answer(int Status, JsonElement Json)
{
    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new Answer((int)response.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default);
    }

    public string Text(string name) => Json.TryGetProperty(name, out var value) ? value.GetString()! : throw new InvalidOperationException($"Status {Status} without {name}: {Json}");

    public string? Error => Json.ValueKind is JsonValueKind.Object && Json.TryGetProperty("error", out var error) ? error.GetString() : null;
}
