
namespace Modular.Host.Composition.Switching;

/// <summary>What came of a switch.</summary>
/// <param name="Generation">The generation that serves now; null when the switch was refused.</param>
/// <param name="Took">From the request to the swap.</param>
/// <param name="Reason">Why it was refused; null when it was not.</param>
/// <param name="Advice">What to do about it; null when it was not refused.</param>
/// <param name="Passing">True when the same may work in a moment.</param>
internal sealed record SwitchResult(int? Generation, TimeSpan Took, string? Reason, string? Advice, bool Passing = false)
{
    public static SwitchResult Serving(int generation, TimeSpan took) => new(generation, took, null, null);

    public static SwitchResult Refused(string reason, string advice, bool passing = false) => new(null, TimeSpan.Zero, reason, advice, passing);

    public static SwitchResult Refused(CompositionFault fault) => Refused(fault.Message, fault.Step switch
    {
        not CompositionStep.Record when fault.Passing => "Nothing has changed. This passes by itself: try again in a moment.",
        CompositionStep.Check => "Nothing of the module was loaded. Put its files right as the message says, or install the version that ran before.",
        CompositionStep.Load => "Look at the module's files: build or install it again.",
        CompositionStep.Register or CompositionStep.Build or CompositionStep.Map =>
            "The module itself must be mended. Send its authors this message; the site goes on without the change.",
        CompositionStep.Migrate or CompositionStep.Sample => "Its data are as they were. Send the module's authors this message, and try again with a mended version.",
        CompositionStep.Start or CompositionStep.Probe => "The module starts but does not answer. The log says more; try again when what it needs is there.",
        CompositionStep.Record => "The host's own store could not be written to. Look at the disk or the database, and try again.",
        _ => throw new InvalidOperationException($"No advice for {fault.Step}."),
    }, fault.Passing);
}
