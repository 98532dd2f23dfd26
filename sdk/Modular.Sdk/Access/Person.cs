namespace Modular.Sdk;

/// <summary>Somebody with an account.</summary>
/// <param name="Id">The account (see <see cref="ICurrentUser.Id"/>).</param>
/// <param name="Name">What to call the person.</param>
public sealed record Person(string Id, string Name);

/// <summary>The people who work here. Never their e-mail addresses: <see cref="ILetters"/> knows those.</summary>
public interface IPeople
{
    /// <summary>Everybody whose account is open and who has the permission, by name: for a list of whom something can be given to.</summary>
    /// <param name="permission">The <see cref="Permission.Name"/>.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    Task<IReadOnlyList<Person>> WhoCanAsync(string permission, CancellationToken cancellation);
}
