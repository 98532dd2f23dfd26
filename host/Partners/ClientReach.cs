using Modular.Host.OpenId;
using Modular.Sdk;

namespace Modular.Host.Partners;

/// <summary>Nobody makes a client that may do more than they may do themselves, or gets at one: with its secret they could do it all.</summary>
internal sealed class ClientReach(ScopeList scopes, ICurrentUser user)
{
    /// <summary>Why the person who asks may not look after a client with these permissions; null when they may.</summary>
    public string? BeyondMe(IEnumerable<string> permissions) => permissions.FirstOrDefault(permission => !user.Can(permission)) is { } lacking
        ? $"The client may do more than you may do yourself (for example: {scopes.Describe(lacking)}). Ask an administrator" : null;
}
