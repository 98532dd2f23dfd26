namespace Modular.Sdk;

/// <summary>
/// Marks what a module offers to the shell. The host finds implementations by scanning the module's assembly (public or internal
/// classes) and creates them with constructor injection, in the scope of the request or of the work at hand: they may ask for the module's own class, its
/// store, and the SDK's services. Implement one of the interfaces derived from this one, never this alone.
/// </summary>
/// <remarks>
/// What is asked for pages (cards, involvement, calendar, highlights, navigation) is guarded: it has two seconds, a failure is recorded with its reason, and
/// something else stands in its place. Navigation is asked when a generation starts, and after a failure again each minute. A failure in what else is read
/// once a generation (API, permissions, exports' paths, sample data) discards that generation.
/// </remarks>
public interface IContribution;

/// <summary>Who may see something.</summary>
public enum Audience
{
    /// <summary>Everybody, signed in or not.</summary>
    Public,

    /// <summary>People who are signed in.</summary>
    Staff,
}
