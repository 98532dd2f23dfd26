using Microsoft.EntityFrameworkCore;

namespace Modular.Sdk;

/// <summary>The tasks that a workflow's states bring about.</summary>
public static class WorkflowTasks
{
    /// <summary>Reads what waits: the records in a state that has a task, as soon as it shows up. One query that reads no more than the tasks need.</summary>
    /// <typeparam name="TRecord">The record.</typeparam>
    /// <typeparam name="TState">Its states.</typeparam>
    /// <param name="workflow">The workflow.</param>
    /// <param name="records">The records; narrow them where not all count.</param>
    /// <param name="title">The name of the property with what people call the record: <c>nameof(Visit.Title)</c>.</param>
    /// <param name="link">The page of a record, from its id.</param>
    /// <param name="permission">Who may do the tasks.</param>
    /// <param name="today">The day.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    public static async Task<IReadOnlyList<WorkTask>> TasksAsync<TRecord, TState>(this Workflow<TRecord, TState> workflow, IQueryable<TRecord> records, string title,
        Func<Guid, string> link, string permission, DateOnly today, CancellationToken cancellation) where TRecord : WorkflowRecord<TState> where TState : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(workflow);
        var tasks = workflow.States.Where(state => state.Task is not null).ToDictionary(state => state.State);
        var atOnce = tasks.Values.Where(state => state.Ahead is null).Select(state => state.State).ToList();
        var later = tasks.Values.Where(state => state.Ahead is not null).Select(state => state.State).ToList();
        var horizon = today.AddDays(tasks.Values.Max(state => state.Ahead) ?? 0);
        var waiting = await records.AsNoTracking()
            .Where(record => atOnce.Contains(record.State) || (later.Contains(record.State) && record.Due <= horizon))
            .Select(record => new { record.Id, Title = EF.Property<string>(record, title), record.State, record.StateSince, record.Due, record.AssigneeId, record.Assignee })
            .ToListAsync(cancellation);
        return [.. waiting
            .Where(record => tasks[record.State].Ahead is not { } ahead || record.Due <= today.AddDays(ahead))
            .Select(record => new WorkTask(record.Id, tasks[record.State].Task!, record.Title, link(record.Id), permission, record.StateSince, record.Due,
                record.AssigneeId is null ? null : new Person(record.AssigneeId, record.Assignee ?? "")))];
    }
}
