using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Audit;
using Modular.Host.Composition;
using Modular.Testing;

namespace Modular.Host.Tests.Audit;

/// <summary>What need not be kept is removed from the beginning, and the rest is still proved.</summary>
public sealed class RetentionTests(TestModuleSite site) : IClassFixture<TestModuleSite>
{
    [SiteFact]
    public async Task Clear_WhatIsOlder_IsRemovedAndTheRestIsProved()
    {
        Assert.Equal(0, await ClearAsync(null, days: 400));
        await AddAsync(5);
        Assert.Equal(0, await ClearAsync("1", days: 0));
        Assert.True(await ClearAsync("1", days: 2) >= 5);
        var report = await ReportAsync();
        Assert.Empty(report.Findings);
        Assert.Equal("Entries up to 5 have been removed by the retention rule.", Assert.Single(report.Notes));

        await AddAsync(3);
        Assert.True(await ClearAsync("1", days: 9) >= 4);
        Assert.Empty((await ReportAsync()).Findings);
        await AddAsync(1);
        Assert.Empty((await ReportAsync()).Findings);
        Assert.EndsWith("trails are as they were written", await CheckAsync());

        await using var connection = await site.Services.GetRequiredService<Modular.Host.Storage.StoreDatabases>().OpenAsync("TestModule", CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = """DELETE FROM "History" WHERE "Sequence" = (SELECT min("Sequence") FROM "History")""";
        await command.ExecuteNonQueryAsync();
        Assert.Contains("were removed", Assert.Single((await ReportAsync()).Findings));
        Assert.StartsWith("TestModule: ", (await Assert.ThrowsAsync<InvalidOperationException>(CheckAsync)).Message);
    }

    /// <summary>What the job does every night.</summary>
    private async Task<string?> CheckAsync()
    {
        await using var scope = site.Services.GetRequiredService<Generations>().Current!.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditCheck>().RunAsync(CancellationToken.None);
    }

    private async Task<int> ClearAsync(string? keep, int days)
    {
        await using var scope = site.Services.GetRequiredService<Generations>().Current!.Services.CreateAsyncScope();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Audit:Keep", keep)]).Build();
        return await new Retention(scope.ServiceProvider.GetRequiredService<TrailStores>(), settings, new Later(days)).ClearAsync(CancellationToken.None);
    }

    private async Task<StoreReport> ReportAsync() =>
        (await site.Services.GetRequiredService<AuditProof>().VerifyAsync(CancellationToken.None)).Single(report => report.Store == "TestModule");

    private async Task AddAsync(int notes)
    {
        using var client = site.Client();
        for (var number = 0; number < notes; number++)
            (await client.PostAsJsonAsync("/api/test-module/notes", new { title = $"Note {number}" })).EnsureSuccessStatusCode();
    }

    private sealed class Later(int days) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(days);
    }
}
