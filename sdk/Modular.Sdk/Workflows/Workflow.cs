namespace Modular.Sdk;

/// <summary>
/// What may happen to a kind of record: its states with their tasks and times, and the steps between them. One definition gives the buttons of a page, what
/// is still missing, the history, the tasks of the workspace, reminders, and a picture of where a record stands (<c>mod-workflow</c>).
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TState">Its states.</typeparam>
/// <example><code>
/// public static Workflow&lt;Visit, VisitState&gt; Visits { get; } = new Workflow&lt;Visit, VisitState&gt;(VisitState.Asked)
///     .State(VisitState.Asked, "Agree a date", days: 14)
///     .StateUntil(VisitState.Agreed, "Write up the visit", (visit, _) => visit.Date)
///     .State(VisitState.Done)
///     .Step("agree", "Agree the date", [VisitState.Asked], VisitState.Agreed, "visits.edit",
///         missing: (visit, today) => visit.Date > today ? [] : ["Enter a date that lies ahead."])
///     .Step("finish", "Finish", [VisitState.Agreed], VisitState.Done, "visits.edit")
///     .Checked();
/// </code></example>
/// <param name="start">The state of a new record.</param>
public sealed class Workflow<TRecord, TState>(TState start) where TRecord : WorkflowRecord<TState> where TState : struct, Enum
{
    private readonly List<WorkflowState<TRecord, TState>> states = [];
    private readonly List<WorkflowStep<TRecord, TState>> steps = [];

    /// <summary>The states, in the order of their definition, which is the order of the picture.</summary>
    public IReadOnlyList<WorkflowState<TRecord, TState>> States => states;

    /// <summary>The steps, in the order of their definition, which is the order of the buttons.</summary>
    public IReadOnlyList<WorkflowStep<TRecord, TState>> Steps => steps;

    /// <summary>Adds a state whose task should be done after a number of days, or in which nothing is to be done.</summary>
    /// <param name="state">The state.</param>
    /// <param name="task">What somebody has to do; null for nothing.</param>
    /// <param name="days">Days, counted from the day on which a record enters the state; null for no hurry.</param>
    public Workflow<TRecord, TState> State(TState state, string? task = null, int? days = null) =>
        StateUntil(state, task, (_, entered) => days is { } number ? entered.AddDays(number) : null);

    /// <summary>Adds a state whose day depends on the record.</summary>
    /// <param name="state">The state.</param>
    /// <param name="task">What somebody has to do; null for nothing.</param>
    /// <param name="due">The day by which it should be done, from the record and the day on which it enters the state.</param>
    /// <param name="ahead">The task shows up this many days before; null: at once.</param>
    public Workflow<TRecord, TState> StateUntil(TState state, string? task, Func<TRecord, DateOnly, DateOnly?> due, int? ahead = null)
    {
        states.Add(new WorkflowState<TRecord, TState>(state, task, due, ahead));
        return this;
    }

    /// <summary>Adds a step.</summary>
    /// <param name="key">Unique in the workflow: <c>submit</c>.</param>
    /// <param name="title">What the button says.</param>
    /// <param name="from">The states from which it is possible.</param>
    /// <param name="to">The state to which it leads; may be one of <paramref name="from"/>: its time begins anew.</param>
    /// <param name="permission">Who may take it; null when no button offers it.</param>
    /// <param name="missing">What is missing before it can be taken, as sentences; null when nothing can be.</param>
    /// <param name="then">What changes besides the state; null for nothing.</param>
    /// <param name="asksWhy">True when a reason must be given.</param>
    /// <param name="keepsAssignee">True when the task stays with the person who has it.</param>
    public Workflow<TRecord, TState> Step(string key, string title, IReadOnlyList<TState> from, TState to, string? permission,
        Func<TRecord, DateOnly, IEnumerable<string>>? missing = null, Action<TRecord, DateOnly>? then = null, bool asksWhy = false, bool keepsAssignee = false)
    {
        var step = new WorkflowStep<TRecord, TState>(key, title, from, to, permission) { AsksWhy = asksWhy, KeepsAssignee = keepsAssignee };
        steps.Add(step with { Missing = missing ?? step.Missing, Then = then ?? step.Then });
        return this;
    }

    /// <summary>Ends a definition: every state is defined once and can be reached, every step has a key of its own.</summary>
    /// <exception cref="InvalidOperationException">The definition is broken; the message says where.</exception>
    public Workflow<TRecord, TState> Checked()
    {
        var defined = states.Select(state => state.State).ToList();
        Refuse(defined.GroupBy(state => state).Where(group => group.Count() > 1).Select(group => $"the state {group.Key} is defined twice"));
        Refuse(steps.GroupBy(step => step.Key).Where(group => group.Count() > 1).Select(group => $"two steps have the key “{group.Key}”"));
        Refuse(steps.SelectMany(step => step.From.Append(step.To)).Append(start).Except(defined).Select(state => $"the state {state} is not defined"));
        Refuse(defined.Except(Reachable()).Select(state => $"no step leads to the state {state}"));
        return this;
    }

    /// <summary>A new record begins.</summary>
    /// <param name="record">The record, not saved yet.</param>
    /// <param name="now">The moment.</param>
    public void Begin(TRecord record, DateTimeOffset now) => Enter(record, start, now);

    /// <summary>The steps that this person may take from where the record stands, whether or not something is still missing.</summary>
    /// <param name="record">The record.</param>
    /// <param name="user">Who asks.</param>
    public IReadOnlyList<WorkflowStep<TRecord, TState>> StepsFor(TRecord record, ICurrentUser user) =>
        [.. steps.Where(step => step.Permission is { } permission && step.From.Contains(record.State) && user.Can(permission))];

    /// <summary>Takes a step that a person has chosen on a page. Save the record afterwards.</summary>
    /// <param name="record">The record.</param>
    /// <param name="key">The step's key; one that does not exist is refused like one that is not possible.</param>
    /// <param name="user">Who takes it.</param>
    /// <param name="why">The reason; blank when none was given.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Why not, as sentences that say what to do; empty when the record now stands where the step leads.</returns>
    public IReadOnlyList<string> Take(TRecord record, string key, ICurrentUser user, string? why, DateTimeOffset now)
    {
        var step = steps.Find(step => step.Key == key);
        if (step?.Permission is { } permission && !user.Can(permission))
            return [$"You may not do this: “{step.Title}” needs a permission that you do not have."];
        if (step is { Permission: null })
            step = null;
        return step?.AsksWhy == true && string.IsNullOrWhiteSpace(why) ? ["Say why, so that the others understand it."] : Take(record, step, now);
    }

    /// <summary>Takes a step on behalf of the module itself: for a job, or for whoever holds a personal link. Save the record afterwards.</summary>
    /// <param name="record">The record.</param>
    /// <param name="key">The step's key.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Why not; empty when the record now stands where the step leads.</returns>
    /// <exception cref="ArgumentException">The workflow has no such step.</exception>
    public IReadOnlyList<string> Take(TRecord record, string key, DateTimeOffset now) =>
        Take(record, steps.Find(step => step.Key == key) ?? throw new ArgumentException($"The workflow has no step “{key}”.", nameof(key)), now);

    private IReadOnlyList<string> Take(TRecord record, WorkflowStep<TRecord, TState>? step, DateTimeOffset now)
    {
        if (step?.From.Contains(record.State) != true)
            return [$"This is not possible while the state is “{record.State.Name()}”. Somebody may have moved it on since you opened the page."];
        var today = UkCalendar.DayOf(now);
        IReadOnlyList<string> missing = [.. step.Missing(record, today)];
        if (missing.Count > 0)
            return missing;
        step.Then(record, today);
        if (!step.KeepsAssignee)
            record.AssignTo(null);
        Enter(record, step.To, now);
        return [];
    }

    private void Enter(TRecord record, TState state, DateTimeOffset now) =>
        record.Enter(state, now, states.First(defined => defined.State.Equals(state)).Due(record, UkCalendar.DayOf(now)));

    private HashSet<TState> Reachable()
    {
        HashSet<TState> reached = [start];
        while (steps.Where(step => step.From.Any(reached.Contains)).Any(step => reached.Add(step.To)))
            continue;
        return reached;
    }

    private static void Refuse(IEnumerable<string> faults)
    {
        if (faults.FirstOrDefault() is { } fault)
            throw new InvalidOperationException($"The workflow of {typeof(TRecord).Name} is broken: {fault}.");
    }
}
