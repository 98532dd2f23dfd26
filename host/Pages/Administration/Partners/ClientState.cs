using Modular.Host.Partners;

namespace Modular.Host.Pages.Administration.Partners;

/// <summary>Whether a client works, as the pages say it.</summary>
internal sealed record ClientState(string Words, string Colour)
{
    public static readonly ClientState Works = new("Works", "green");
    public static readonly ClientState Expired = new("Expired", "yellow");
    public static readonly ClientState Revoked = new("Revoked", "red");

    public static ClientState Of(Client client, DateOnly today) => client switch
    {
        { RevokedAt: not null } => Revoked,
        { ExpiresOn: { } last } when last < today => Expired,
        _ => Works,
    };
}
