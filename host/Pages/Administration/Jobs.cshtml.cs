using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Audit;
using Modular.Host.Jobs;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration;

[Permission(HostPermissions.Administration)]
internal sealed class JobsModel(JobList list, JobLedger ledger, JobRunner runner, AuditTrail trail, TimeProvider clock) : PageModel
{
    public IReadOnlyList<IGrouping<string, JobRow>> Programmes { get; private set; } = [];

    public IReadOnlyList<BrokenJob> Broken { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(string? module, string? key, CancellationToken cancellation)
    {
        var (jobs, _) = await list.AllAsync(cancellation);
        var job = jobs.FirstOrDefault(job => job.Module == module && job.Key == key);
        var problem = job is null ? "This job is not there any more. Its programme may have been switched off."
            : await runner.AskAsync(job, cancellation) ? null : $"“{job.Title}” is running already. It can be started again when it has ended.";
        if (problem is not null || job is null)
        {
            ModelState.AddModelError("", problem!);
            await LoadAsync(cancellation);
            return this.Invalid();
        }
        await trail.RecordAsync(new AuditEvent("Started", "Job", Guid.Empty)
        {
            Module = job.Module,
            Details = [new("Job", null, $"{job.Module}: {job.Title}")],
        }, CancellationToken.None);
        TempData["Banner"] = $"“{job.Title}” runs in the background. This page shows what came of it; it need not stay open.";
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var (jobs, broken) = await list.AllAsync(cancellation);
        var records = (await ledger.AllAsync(cancellation)).ToDictionary(record => (record.Module, record.Key));
        Broken = broken;
        Programmes = [.. jobs.OrderBy(job => job.Programme, StringComparer.CurrentCulture).ThenBy(job => job.Title, StringComparer.CurrentCulture)
            .Select(job => JobRow.Of(job, records.GetValueOrDefault((job.Module, job.Key)), clock.GetUtcNow())).GroupBy(row => row.Job.Programme)];
    }
}

/// <summary>What the page says of one job.</summary>
internal sealed record JobRow(ScheduledJob Job, string Schedule, string State, string Colour, string? Message, string Last, string Next, bool Running)
{
    public static JobRow Of(ScheduledJob job, JobRecord? record, DateTimeOffset now)
    {
        var running = record?.IsRunning(now) ?? false;
        var (state, colour) = (record, running) switch
        {
            (null or { StartedAt: null, Outcome: null }, _) => ("Not run yet", "grey"),
            ({ Outcome: JobOutcome.Failed }, _) => ("Failed", "red"),
            (_, true) => ("Running now", "blue"),
            ({ Outcome: JobOutcome.Done, Message: null }, _) => ("Nothing to do", "green"),
            ({ Outcome: JobOutcome.Done }, _) => ("Done", "green"),
            _ => ("Cut short", "yellow"),
        };
        return new JobRow(job, ScheduleWords.Of(job.Schedule.Text), state, colour, record?.Message, LastOf(record, running, now), NextOf(job, record, now), running);
    }

    private static string LastOf(JobRecord? record, bool running, DateTimeOffset now) => record switch
    {
        { StartedAt: { } started } when running => $"Since {JobSchedule.Local(started)}, by {record.Owner![..record.Owner!.LastIndexOf(',')]}",
        { StartedAt: { } started, EndedAt: { } ended } when ended >= started => $"{JobSchedule.Local(started)}, took {Duration(ended - started)}",
        { StartedAt: { } started } => JobSchedule.Local(started),
        _ => "Never",
    };

    private static string NextOf(ScheduledJob job, JobRecord? record, DateTimeOffset now) =>
        record?.NextDue <= now ? record.IsRunning(now) ? "Running now" : "Now" : JobSchedule.Local(record?.NextDue ?? job.DueAfter(now));

    private static string Duration(TimeSpan took) => took switch
    {
        { TotalSeconds: < 1 } => "less than a second",
        { TotalSeconds: < 90 } => $"{took.TotalSeconds:0} seconds",
        _ => $"{took.TotalMinutes:0} minutes",
    };
}
