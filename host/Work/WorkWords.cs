using Modular.Sdk;

namespace Modular.Host.Work;

/// <summary>What pages say of background work.</summary>
internal static class WorkWords
{
    public static string Of(WorkSeverity severity) => severity switch
    {
        WorkSeverity.Error => "Problem",
        WorkSeverity.Warning => "Warning",
        _ => "Information",
    };

    public static string ColourOf(WorkSeverity severity) => severity switch
    {
        WorkSeverity.Error => "red",
        WorkSeverity.Warning => "yellow",
        _ => "blue",
    };

    public static string StateOf(WorkRecord work) => work switch
    {
        { State: WorkState.Running, CancelAsked: true } => "Being cancelled",
        { State: WorkState.Waiting, StartedAt: null } => "Waiting to begin",
        { State: WorkState.Waiting } => "Waiting to begin again",
        { State: WorkState.Running } => "Running now",
        { State: WorkState.Done } => "Done",
        { State: WorkState.Cancelled } => "Cancelled",
        _ => "Failed",
    };

    public static string ColourOf(WorkRecord work) => work.State switch
    {
        WorkState.Done => "green",
        WorkState.Failed => "red",
        WorkState.Running => "blue",
        _ => "grey",
    };

    /// <summary>“40 of 120”, “40”, or null before anything is known.</summary>
    public static string? ProgressOf(WorkRecord work) => work switch
    {
        { Total: { } total } => $"{work.Done:#,0} of {total:#,0}",
        { Done: > 0 } => $"{work.Done:#,0}",
        _ => null,
    };

    /// <summary>What is read out while it goes on: it changes at each tenth, not at each row.</summary>
    public static string SpokenOf(WorkRecord work) => work switch
    {
        { HasEnded: true } => $"{work.Title}: {StateOf(work)}. {work.Summary}",
        { State: WorkState.Running, CancelAsked: false, Total: > 0 and var total } => $"{work.Title}: {Math.Min(work.Done * 10L / total, 10) * 10} per cent done",
        _ => $"{work.Title}: {StateOf(work)}",
    };
}
