using Modular.Sdk;

namespace Modular.Host.Accounts;

/// <summary>Who did something, kept beyond the request in which it was asked for.</summary>
internal sealed record Actor(string Name, string? Id, string? ClientId = null, string? RequestId = null) : ICurrentUser
{
    public static Actor Host { get; } = new("Modular", null);

    public static Actor Of(ICurrentUser user) => new(user.Name, user.Id, (user as CurrentUser)?.ClientId, (user as CurrentUser)?.RequestId);

    public bool Can(string permission) => false;
}
