namespace Modular.Sdk;

/// <summary>How sure the register is about a name.</summary>
public enum MatchOutcome
{
    /// <summary>The name belongs to exactly one council: it may be used without asking.</summary>
    Certain,

    /// <summary>One or more councils may be meant; a person has to choose.</summary>
    Ambiguous,

    /// <summary>No council is known by that name.</summary>
    Unknown,
}

/// <summary>What the register makes of one part of a text.</summary>
/// <param name="Text">The part as it was written.</param>
/// <param name="Outcome">How sure it is.</param>
/// <param name="Candidates">
/// The one council when certain; the councils that may be meant, ordered by name, when ambiguous (sometimes only one, as with a
/// spelling mistake); none when unknown.
/// </param>
public sealed record CouncilMatch(string Text, MatchOutcome Outcome, IReadOnlyList<Council> Candidates);
