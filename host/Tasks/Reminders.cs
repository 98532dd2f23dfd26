using System.Globalization;
using Modular.Host.Accounts.Access;
using Modular.Sdk;

namespace Modular.Host.Tasks;

/// <summary>Writes to everybody whose tasks are due soon or late: one letter for all of them.</summary>
internal sealed class Reminders(OpenTasks tasks, PersonPermissions permissions, ILetters letters, TimeProvider clock) : IJob
{
    /// <summary>A task is in the letter from this many days before it is due.</summary>
    public const int DaysBefore = 3;

    public string Key => "task-reminders";

    public string Title => "Reminders of tasks";

    public string Description => $"Writes to the people whose tasks are overdue or due within {DaysBefore} days.";

    public string Schedule => "30 7 * * 1-5";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var today = clock.Today();
        var open = await tasks.AllAsync(cancellation);
        var urgent = open.Tasks.Where(one => one.Task.Assignee is not null && one.Task.Due <= today.AddDays(DaysBefore)).GroupBy(one => one.Task.Assignee!.Id).ToList();
        var sent = 0;
        foreach (var person in urgent)
        {
            cancellation.ThrowIfCancellationRequested();
            // A task may have been given to somebody who has lost the permission since; the letter would tell too much.
            var theirs = person.Where(one => Guid.TryParse(person.Key, out var account) && permissions.Can(account, one.Task.Permission)).Select(one => Line(one.Task, today)).ToArray();
            if (theirs.Length == 0)
                continue;
            await letters.SendToPersonAsync(person.Key, theirs.Length == 1 ? "A task is waiting for you" : $"{theirs.Length} tasks are waiting for you",
                [.. theirs, $"All your tasks: {letters.AddressOf("/workspace/tasks")}"]);
            sent++;
        }
        var failed = open.NotAvailable.Count == 0 ? "" : $"; not available: {string.Join(", ", open.NotAvailable)}";
        return sent == 0 && failed.Length == 0 ? null : $"Letters sent: {sent}{failed}";
    }

    private string Line(WorkTask task, DateOnly today) => string.Create(CultureInfo.GetCultureInfo("en-GB"),
        $"{task.Subject}: {task.What} – {(task.IsOverdue(today) ? "was due" : "due")} {task.Due:d MMMM yyyy}\n{letters.AddressOf(task.Link)}");
}
