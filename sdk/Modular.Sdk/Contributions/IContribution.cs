namespace Modular.Sdk;

/// <summary>
/// Marks what a module offers to the shell. The host finds implementations by scanning the module's assembly (public or internal
/// classes), creates one for each request with constructor injection, and wraps those that do work in a guard: a time limit, a recorded
/// reason when it fails, and “not available just now” in its place. Implement one of the interfaces derived from this one, never this alone.
/// </summary>
public interface IContribution;

/// <summary>Who may see something.</summary>
public enum Audience
{
    /// <summary>Everybody, signed in or not.</summary>
    Public,

    /// <summary>People who are signed in.</summary>
    Staff,
}
