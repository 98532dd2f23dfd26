namespace Modular.Sdk;

/// <summary>What this programme does with councils: shown on council pages, on maps and in the “nothing yet” list.</summary>
public interface ICouncilInvolvement : IContribution
{
    /// <summary>Everything the programme does with the given councils, newest first.</summary>
    /// <param name="councils">The councils asked about; null means all of them (for maps and lists). Never empty.</param>
    /// <param name="audience">What the reader may see: with <see cref="Audience.Public"/>, leave out what is for staff.</param>
    /// <param name="cancellation">Ends when the time limit is over or the reader has gone.</param>
    Task<IReadOnlyList<CouncilInvolvement>> GetAsync(IReadOnlyCollection<CouncilCode>? councils, Audience audience, CancellationToken cancellation);
}

/// <summary>One thing a programme does with one council.</summary>
/// <param name="Council">The council as recorded, even when it has been replaced since.</param>
/// <param name="Text">A short sentence: “14 adviser days awarded in January 2014”.</param>
/// <param name="Link">The record; null when there is no page for it.</param>
/// <param name="AsAt">The day on which this was true; null when it has no date.</param>
public sealed record CouncilInvolvement(CouncilCode Council, string Text, string? Link, DateOnly? AsAt);
