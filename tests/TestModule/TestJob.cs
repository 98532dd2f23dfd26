using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using TestModule.Data;

namespace TestModule;

/// <summary>What <c>Modules:TestModule</c> asks the job to do: <c>Job</c> is “throw”, “wait”, “object” (wait, and throw when told to stop) or “hang” (until the file <c>JobGate</c> is there), else it writes a note. <c>WorkLimit</c>: how many seconds background work has.</summary>
public sealed record JobSettings(string? Job, string Schedule, string? Gate, TimeSpan WorkLimit)
{
    /// <summary>Without settings it is due on New Year's Day, when nobody tests.</summary>
    public static JobSettings From(IConfiguration module) => new(module["Job"], module["JobSchedule"] ?? "0 3 1 1 *", module["JobGate"],
        TimeSpan.FromSeconds(module.GetValue("WorkLimit", 120)));
}

internal sealed class TestJob(JobSettings settings, TestStore store) : IJob
{
    public string Key => "notes";

    public string Title => "Notes of the night";

    public string Description => "Writes a note each time it runs.";

    public string Schedule => settings.Schedule;

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        store.Add(new Note { Title = "The job ran" });
        await store.SaveChangesAsync(cancellation);
        if (settings.Job == "throw")
            throw new InvalidOperationException("The job was asked to throw");
        using var objection = settings.Job == "object" ? cancellation.Register(() => throw new InvalidOperationException("The job objects to stopping")) : default;
        while (settings.Job is "wait" or "object" or "hang" && !File.Exists(settings.Gate))
            await Task.Delay(20, settings.Job == "hang" ? CancellationToken.None : cancellation);
        return $"{await store.Notes.CountAsync(CancellationToken.None)} notes";
    }
}
