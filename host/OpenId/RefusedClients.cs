using Microsoft.EntityFrameworkCore;
using Modular.Host.Audit;
using Modular.Host.Partners;
using Modular.Host.Storage;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Modular.Host.OpenId;

/// <summary>
/// Writes into the audit trail that a client was refused: a wrong secret, a code or a refresh token that was used before. What a stranger sent as the name of
/// a client is not written down; they may have typed a secret there.
/// </summary>
internal sealed class RefusedClients<TContext>(HostStore store, AuditTrail trail) : IOpenIddictServerHandler<TContext>
    where TContext : OpenIddictServerEvents.BaseRequestContext
{
    private static readonly string[] Recorded = [Errors.InvalidClient, Errors.InvalidGrant, Errors.UnauthorizedClient];

    /// <summary>After errors have got their right names, before the answer is written.</summary>
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<TContext>()
        .UseScopedHandler<RefusedClients<TContext>>().SetOrder(int.MinValue + 200_000).SetType(OpenIddictServerHandlerType.Custom).Build();

    public async ValueTask HandleAsync(TContext context)
    {
        if (context.Transaction.Response?.Error is not { } error || !Recorded.Contains(error))
            return;
        var id = context.Transaction.Request?.ClientId;
        var client = id is null ? null : await store.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.ClientId == id, context.CancellationToken);
        await trail.RecordAsync(new AuditEvent("Sign-in failed", nameof(Client), client?.Id ?? Guid.Empty)
        {
            Details = [new("Client", null, client?.Name ?? "Unknown"), new("Error", null, error), new("Why", null, context.Transaction.Response.ErrorDescription)],
        }, CancellationToken.None);
    }
}
