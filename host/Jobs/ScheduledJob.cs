namespace Modular.Host.Jobs;

/// <summary>A job as its module describes it, read once for each generation. Its build is that of its module; the host's own have none.</summary>
internal sealed record ScheduledJob(
    string Module, string Programme, Type Type, string Key, string Title, string Description, JobSchedule Schedule, TimeSpan Limit,
    string? Build = null)
{
    /// <summary>A schedule that never comes was refused when the job was read; one whose last year has come waits for ever.</summary>
    public DateTimeOffset DueAfter(DateTimeOffset moment) => Schedule.After(moment) ?? DateTimeOffset.MaxValue;
}
