namespace Modular.Sdk;

/// <summary>
/// What waits for somebody in this programme: for <c>/workspace/tasks</c>, the calendar of staff, and the letters that remind people. A
/// <see cref="Workflow{TRecord, TState}"/> makes them from its states.
/// </summary>
public interface ITaskSource : IContribution
{
    /// <summary>
    /// All tasks that are open, whoever may do them: the host leaves out what a reader may not do. Called when a page shows tasks, and each weekday morning
    /// for the reminders, when nobody is signed in.
    /// </summary>
    /// <param name="cancellation">Ends when the time limit is over or the reader has gone.</param>
    Task<IReadOnlyList<WorkTask>> GetAsync(CancellationToken cancellation);
}

/// <summary>Something that somebody should do.</summary>
/// <param name="Record">The record that it is about; with <paramref name="What"/> it names the task.</param>
/// <param name="What">What to do: “Write the draft”.</param>
/// <param name="Subject">What people call the record: “Solar farm at Toggam”.</param>
/// <param name="Link">Where to do it.</param>
/// <param name="Permission">Who may do it, and so may see it.</param>
/// <param name="Since">Since when it waits, in UTC.</param>
/// <param name="Due">The day by which it should be done; null when there is no hurry.</param>
/// <param name="Assignee">Who has it; null when nobody has taken it.</param>
public sealed record WorkTask(Guid Record, string What, string Subject, string Link, string Permission, DateTimeOffset Since, DateOnly? Due = null, Person? Assignee = null)
{
    /// <summary>True on the days after the one on which it was due.</summary>
    /// <param name="today">The day.</param>
    public bool IsOverdue(DateOnly today) => Due < today;
}
