using System.Net;
using System.Net.Sockets;
using System.Security.Claims;

namespace Modular.Host.Api.Limits;

/// <summary>Who calls, for limits and idempotency keys: the client and for whom it acts, the account, else the address.</summary>
internal static class Caller
{
    private const int PrefixBytes = 8;

    public static string Of(HttpContext context)
    {
        if (context.User is not { Identity.IsAuthenticated: true } person)
            return AddressOf(context);
        var account = person.FindFirstValue(ClaimTypes.NameIdentifier) ?? person.FindFirstValue("sub");
        return (person.FindFirstValue("client_id"), account) switch
        {
            ({ } client, null) => $"client:{client}",
            ({ } client, { } subject) => $"client:{client}, account:{subject}",
            (null, { } subject) => $"account:{subject}",
            _ => AddressOf(context),
        };
    }

    /// <summary>Of an IPv6 address the half that a network is given: the other half costs nothing to change.</summary>
    public static string AddressOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "address:unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily is not AddressFamily.InterNetworkV6 ? $"address:{address}"
            : $"address:{new IPAddress([.. address.GetAddressBytes().Take(PrefixBytes), .. new byte[PrefixBytes]])}";
    }
}
