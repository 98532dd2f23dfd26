using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Modular.Host.Composition;
using Modular.Host.Jobs;
using Modular.Testing;

namespace Modular.Host.Tests.Jobs;

/// <summary>
/// A site whose clock stands some minutes before seven on a Monday in June until a test moves it. The test module's job is due at seven. On a busy machine the
/// clock of a test runs away from the host: only minutes tell apart what was done in time.
/// </summary>
public sealed class JobSite(string? job = null, string schedule = "0 7 * * *", string drain = "00:00:01", int minutesBefore = 1) : TestModuleSite([])
{
    public static readonly DateTimeOffset Seven = new(2014, 6, 2, 6, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; } = new(Seven.AddMinutes(-minutesBefore));

    public IServiceProvider Generation => Services.GetRequiredService<Generations>().Current!.Services;

    internal JobLedger Ledger => Services.GetRequiredService<JobLedger>();

    private string Gate => Path.Combine(Storage, "gate");

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        .. base.Settings, new("Modules:TestModule:Job", job ?? ""), new("Modules:TestModule:JobSchedule", schedule), new("Modules:TestModule:JobGate", Gate),
        new("Modules:Limits:Drain", drain),
    ];

    internal async Task<ScheduledJob> JobAsync() => (await Generation.GetRequiredService<JobList>().AllAsync(default)).Jobs.Single(found => found.Module == "TestModule");

    internal async Task<JobRecord?> RecordAsync() => (await Ledger.AllAsync(default)).SingleOrDefault(record => record.Module == "TestModule");

    /// <summary>Lets a job end that waits or hangs.</summary>
    public void OpenGate() => File.WriteAllText(Gate, "");

    public async Task<int> RunsAsync()
    {
        using var client = Client();
        return (await client.GetFromJsonAsync<Guid[]>("/api/test-module/notes"))!.Length;
    }

    /// <summary>Moves the clock on, a few seconds at a time, until the job's row is as expected.</summary>
    internal async Task<JobRecord> UntilAsync(Func<JobRecord, bool> expected)
    {
        for (var step = 0; step < 400; step++)
        {
            if (await RecordAsync() is { } record && expected(record))
                return record;
            await StepAsync();
        }
        throw new TimeoutException($"The job's row never became so: {await RecordAsync()}");
    }

    /// <summary>Waits, with the clock standing still, until the job's row is as expected.</summary>
    internal async Task<JobRecord> SoonAsync(Func<JobRecord, bool> expected)
    {
        for (var wait = 0; wait < 3000; wait++)
        {
            if (await RecordAsync() is { } record && expected(record))
                return record;
            await Task.Delay(10);
        }
        throw new TimeoutException($"The job's row never became so: {await RecordAsync()}");
    }

    /// <summary>Moves the clock on, whatever happens.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var end = Clock.GetUtcNow() + time; Clock.GetUtcNow() < end;)
            await StepAsync();
    }

    /// <summary>The clock of a test may not run away from a slow machine: a lease of this process has its time to be renewed.</summary>
    private async Task StepAsync()
    {
        Clock.Advance(TimeSpan.FromSeconds(5));
        for (var wait = 0; wait < 1000; wait++)
        {
            await Task.Delay(15);
            if (await RecordAsync() is not { Owner: { } owner } record || !owner.Contains($"-{Environment.ProcessId},") || record.Until - Clock.GetUtcNow() > JobLeases.Length / 2)
                return;
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Directory.Exists(Storage))
            OpenGate();
        base.Dispose(disposing);
    }
}
