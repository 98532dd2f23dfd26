namespace Modular.Sdk;

/// <summary>
/// What the module keeps about people beside their account: unsaved forms, contacts, messages. Asked when an administrator takes a person's data out or erases the
/// person. What the history of the store says of somebody who was signed in is the host's task.
/// </summary>
/// <remarks>Both are asked outside any time limit. An exception stops the whole, and the administrator tries again: bear to be asked twice.</remarks>
public interface IPersonalData : IContribution
{
    /// <summary>All that is kept about a person.</summary>
    /// <param name="person">Whose data.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    Task<IReadOnlyList<PersonalRecord>> OfAsync(PersonWithData person, CancellationToken cancellation);

    /// <summary>Deletes it, or makes it nobody's. What the history says of it goes with <see cref="IAudit.ForgetAsync"/>.</summary>
    /// <param name="person">Whose data.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <returns>Of how many records something was erased.</returns>
    Task<int> EraseAsync(PersonWithData person, CancellationToken cancellation);
}

/// <summary>Whose data are asked for.</summary>
/// <param name="Id">The account, as <see cref="ICurrentUser.Id"/> has it.</param>
/// <param name="Email">Its address; null when it has none any more. Compare without regard to capitals.</param>
public sealed record PersonWithData(string Id, string? Email);

/// <summary>One record about a person.</summary>
/// <param name="Kind">What people call it: “Proposal of a case”.</param>
/// <param name="At">When it came, in UTC; null when nobody knows.</param>
/// <param name="Values">What it says, by the names that people know.</param>
public sealed record PersonalRecord(string Kind, DateTimeOffset? At, IReadOnlyDictionary<string, string?> Values);
