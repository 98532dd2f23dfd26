using System.ComponentModel.DataAnnotations;

namespace Modular.Sdk;

/// <summary>A record that goes through a <see cref="Workflow{TRecord, TState}"/>: it has a state, somebody whose turn it is, and a day by which the task should be done.</summary>
/// <typeparam name="TState">The states, an enumeration with <c>[Display(Name = …)]</c> on each member. Stored as text, so members may be added and reordered, not renamed.</typeparam>
/// <remarks>The workflow moves it; there is no other way to change <see cref="State"/>. Each move stands in the record's history with who, when and why.</remarks>
public abstract class WorkflowRecord<TState> : Entity where TState : struct, Enum
{
    internal const int AssigneeLength = 200;

    /// <summary>Where the record stands.</summary>
    public TState State { get; private set; }

    /// <summary>When it came to stand there, in UTC.</summary>
    [Display(Name = "In this state since")]
    public DateTimeOffset StateSince { get; private set; }

    /// <summary>The day by which the state's task should be done; null when there is no task, or no hurry.</summary>
    public DateOnly? Due { get; private set; }

    /// <summary>The account of the person who has the task; null when nobody has taken it.</summary>
    [MaxLength(AssigneeLength)]
    public string? AssigneeId { get; private set; }

    /// <summary>That person's name when the task was given; null when nobody has taken it.</summary>
    [Display(Name = "Assigned to")]
    [MaxLength(AssigneeLength)]
    public string? Assignee { get; private set; }

    /// <summary>Gives the task to a person, or to nobody.</summary>
    /// <param name="person">Who has it from now on; null gives it back to everybody who may do it.</param>
    public void AssignTo(Person? person) => (AssigneeId, Assignee) = (person?.Id, person?.Name);

    /// <summary>Allows more or less time than the workflow does.</summary>
    /// <param name="due">The new day; null for no hurry.</param>
    public void Postpone(DateOnly? due) => Due = due;

    /// <summary>Puts a record into a state without a step: for data that come from elsewhere (sample, import, restore), never for what people do.</summary>
    /// <param name="state">The state.</param>
    /// <param name="since">Since when.</param>
    /// <param name="due">The day by which its task should be done; null for no hurry.</param>
    public void Enter(TState state, DateTimeOffset since, DateOnly? due) => (State, StateSince, Due) = (state, since, due);
}
