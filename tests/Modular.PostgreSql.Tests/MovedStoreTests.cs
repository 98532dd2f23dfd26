using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Storage;
using Modular.Testing;

namespace Modular.PostgreSql.Tests;

/// <summary>Two hosts on one server: one of them moves a module's data, and the other has not heard of it.</summary>
public sealed class MovedStoreTests : IDisposable
{
    private readonly TestModuleSite site = new();

    public void Dispose() => site.Dispose();

    [SiteFact]
    public async Task Save_AfterAnotherHostHasMovedTheStore_IsRefusedAndReadsGoOn()
    {
        using var client = site.Client();
        Assert.True((await AddAsync(client)).IsSuccessStatusCode);
        var copies = site.Services.GetRequiredService<StoreCopies>();
        await copies.CopyAsync("TestModule", "TestModule-2", CancellationToken.None);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AddAsync(client)).StatusCode);
        Assert.Single((await client.GetFromJsonAsync<Guid[]>("/api/test-module/notes"))!);

        await copies.OpenAsync("TestModule", CancellationToken.None);
        Assert.True((await AddAsync(client)).IsSuccessStatusCode);
    }

    [SiteFact]
    public async Task Lock_OfAnotherHost_IsRespected()
    {
        var databases = site.Services.GetRequiredService<StoreDatabases>();
        var (one, other) = (new StoreLocks(databases), new StoreLocks(databases));
        await using (Assert.IsAssignableFrom<IAsyncDisposable>(await one.TryTakeAsync("TestModule", CancellationToken.None)))
            Assert.Null(await other.TryTakeAsync("TestModule", CancellationToken.None));
        await using var free = await other.TryTakeAsync("TestModule", CancellationToken.None);
        Assert.NotNull(free);
    }

    private static Task<HttpResponseMessage> AddAsync(HttpClient client) => client.PostAsJsonAsync("/api/test-module/notes", new { title = "A note" });
}
