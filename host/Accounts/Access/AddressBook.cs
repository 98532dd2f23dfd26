using Microsoft.AspNetCore.Routing.Template;
using Modular.Sdk;

namespace Modular.Host.Accounts.Access;

/// <summary>Which endpoint of this generation answers at an address.</summary>
internal sealed class AddressBook(EndpointDataSource endpoints, IInlineConstraintResolver constraints)
{
    /// <param name="path">A local address; what follows a question mark does not matter.</param>
    /// <returns>The endpoint that a reader's browser would get; null when nothing answers.</returns>
    public RouteEndpoint? Find(string path)
    {
        var local = path.Split('?', '#')[0];
        return !local.StartsWith('/') ? null : endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !IsRest(endpoint) && Answers(endpoint, local))
            .OrderBy(endpoint => endpoint.Order).ThenBy(endpoint => endpoint.RoutePattern.InboundPrecedence).ThenBy(endpoint => !TakesGet(endpoint))
            .FirstOrDefault();
    }

    /// <summary>The permission that an endpoint states; null when it is public.</summary>
    public static string? PermissionOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<PermissionAttribute>()?.Permission;

    private bool Answers(RouteEndpoint endpoint, string path)
    {
        var values = new RouteValueDictionary();
        var pattern = endpoint.RoutePattern;
        return new TemplateMatcher(new RouteTemplate(pattern), new RouteValueDictionary(pattern.Defaults)).TryMatch(path, values)
            && pattern.ParameterPolicies.All(policies => policies.Value.All(policy =>
                policy.Content is null || constraints.ResolveConstraint(policy.Content)?.Match(null, null, policies.Key, values, RouteDirection.IncomingRequest) != false));
    }

    /// <summary>What answers where nothing else does.</summary>
    private static bool IsRest(RouteEndpoint endpoint) => endpoint.Order == int.MaxValue;

    private static bool TakesGet(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) != false;
}
