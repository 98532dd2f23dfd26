namespace Modular.Sdk;

/// <summary>Who is asking. Available in pages, endpoints and contributions.</summary>
public interface ICurrentUser
{
    /// <summary>The account's id, or null when nobody is signed in, a partner's client works in its own name, or the host itself is at work.</summary>
    string? Id { get; }

    /// <summary>What to show and to write into the history: the name of the account or of the client, “Anonymous” or “Modular” (the host itself).</summary>
    string Name { get; }

    /// <summary>True when the person has the permission. Always false for people who are not signed in.</summary>
    /// <param name="permission">The <see cref="Permission.Name"/>.</param>
    bool Can(string permission);
}
