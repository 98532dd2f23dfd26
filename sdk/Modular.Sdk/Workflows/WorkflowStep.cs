namespace Modular.Sdk;

/// <summary>A step from one state to another, as <see cref="Workflow{TRecord, TState}.Step"/> defines it.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TState">Its states.</typeparam>
/// <param name="Key">Unique in the workflow, for forms and addresses: <c>submit</c>.</param>
/// <param name="Title">What the button says: “Submit for editing”.</param>
/// <param name="From">The states from which it is possible.</param>
/// <param name="To">The state to which it leads.</param>
/// <param name="Permission">Who may take it; null when no button offers it, because something else does (a personal link, a job).</param>
public sealed record WorkflowStep<TRecord, TState>(string Key, string Title, IReadOnlyList<TState> From, TState To, string? Permission)
    where TRecord : WorkflowRecord<TState> where TState : struct, Enum
{
    /// <summary>True when whoever takes the step must say why; the page passes it to <see cref="IAudit.Because"/>.</summary>
    public bool AsksWhy { get; init; }

    /// <summary>What is missing before the step can be taken on a day, as sentences that say what to do; empty when it can.</summary>
    public Func<TRecord, DateOnly, IEnumerable<string>> Missing { get; init; } = (_, _) => [];

    /// <summary>What changes in the record besides its state.</summary>
    public Action<TRecord, DateOnly> Then { get; init; } = (_, _) => { };

    /// <summary>True when the task stays with the person who has it; otherwise the next one is open for everybody who may do it.</summary>
    public bool KeepsAssignee { get; init; }
}

/// <summary>What is to be done while a record is in a state.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TState">Its states.</typeparam>
/// <param name="State">The state.</param>
/// <param name="Task">What somebody has to do: “Write the draft”; null when nothing is waiting.</param>
/// <param name="Due">The day by which it should be done, from the record and the day on which it enters the state; null for no hurry.</param>
/// <param name="Ahead">The task shows up this many days before it is due; null: at once.</param>
public sealed record WorkflowState<TRecord, TState>(TState State, string? Task, Func<TRecord, DateOnly, DateOnly?> Due, int? Ahead)
    where TRecord : WorkflowRecord<TState> where TState : struct, Enum;
