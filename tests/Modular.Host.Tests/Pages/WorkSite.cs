using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Composition;
using Modular.Host.Storage;
using Modular.Host.Work;
using Modular.Testing;

namespace Modular.Host.Tests.Pages;

/// <summary>A site whose test module has background work and an import.</summary>
public class WorkSite : TestModuleSite
{
    public WorkSite()
        : base([])
    {
    }

    public const string Edit = "test-module.edit";

    /// <summary>How long a retired generation waits for what it has in hand.</summary>
    protected virtual string Drain => "00:00:30";

    public string Gate => Path.Combine(Storage, "gate");

    internal WorkLedger Ledger => Services.GetRequiredService<WorkLedger>();

    public IServiceProvider Generation => Services.GetRequiredService<Generations>().Current!.Services;

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings, new("Modules:Limits:Drain", Drain)];

    public void OpenGate() => File.WriteAllText(Gate, "");

    /// <summary>Starts work through the module's API, and gives its id.</summary>
    public async Task<Guid> StartAsync(HttpClient client, string? what = null, int rows = 0, string? file = null)
    {
        var response = await client.PostAsJsonAsync("/api/test-module/work", new { @do = what, gate = Gate, rows, file });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var path = (await response.Content.ReadFromJsonAsync<string>())!;
        return Guid.Parse(path["/work/".Length..]);
    }

    internal async Task<WorkRecord?> FindAsync(Guid id)
    {
        await using var scope = Generation.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HostStore>().Work.AsNoTracking().FirstOrDefaultAsync(work => work.Id == id);
    }

    internal async Task<WorkRecord> UntilAsync(Guid id, Func<WorkRecord, bool> expected)
    {
        for (var tries = 0; tries < 1500; tries++)
        {
            if (await FindAsync(id) is { } work && expected(work))
                return work;
            await Task.Delay(40);
        }
        throw new TimeoutException($"The work never became so: {await FindAsync(id)}");
    }

    internal Task<WorkRecord> EndedAsync(Guid id) => UntilAsync(id, work => work.HasEnded);

    public async Task<int> NotesAsync()
    {
        using var client = Client();
        return (await client.GetFromJsonAsync<Guid[]>("/api/test-module/notes"))!.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Directory.Exists(Storage))
            OpenGate();
        base.Dispose(disposing);
    }
}
