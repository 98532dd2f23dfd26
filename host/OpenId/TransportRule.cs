using System.Net;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace Modular.Host.OpenId;

/// <summary>Tokens and secrets travel over HTTPS. Plain HTTP is for development, and for a site that is asked for by a name of the machine itself.</summary>
internal sealed class TransportRule(IWebHostEnvironment environment) : IOpenIddictServerHandler<OpenIddictServerEvents.ProcessRequestContext>
{
    /// <summary>When the address has been recognised, and before anything of the request is read.</summary>
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<OpenIddictServerEvents.ProcessRequestContext>()
        .UseSingletonHandler<TransportRule>().SetOrder(OpenIddictServerHandlers.InferEndpointType.Descriptor.Order + 250).SetType(OpenIddictServerHandlerType.Custom).Build();

    public ValueTask HandleAsync(OpenIddictServerEvents.ProcessRequestContext context)
    {
        if (context.EndpointType is not OpenIddictServerEndpointType.Unknown && context.Transaction.GetHttpRequest() is { } request && !IsAllowed(request))
            context.Reject(OpenIddictConstants.Errors.InvalidRequest, "This server answers over HTTPS only.");
        return ValueTask.CompletedTask;
    }

    private bool IsAllowed(HttpRequest request) => request.IsHttps || environment.IsDevelopment() || IsLoopback(request.Host.Host);

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
