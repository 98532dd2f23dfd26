using Microsoft.AspNetCore.Authorization;
using Modular.Host.Api.Limits;
using Modular.Host.Modules.Contributions;
using Modular.Host.Modules.Loading;
using Modular.Sdk;

namespace Modular.Host.Composition.Pipeline;

/// <summary>Every endpoint states its permission, or says that it is public; a permission that is asked for must be declared. Who may answer where: <see cref="RouteRules" />.</summary>
internal static class EndpointRules
{
    public static void Check(IServiceProvider services, IReadOnlyList<LoadedModule> modules)
    {
        using var scope = services.CreateScope();
        var declared = ContributionRules.Permissions(services.GetRequiredService<ContributionTypes>().Of<IPermissions>(),
            type => (IPermissions)scope.ServiceProvider.GetRequiredService(type), modules);
        var routes = RouteRules.Of(modules);
        var endpoints = services.GetRequiredService<EndpointDataSource>().Endpoints;
        foreach (var endpoint in endpoints)
        {
            if (ProblemOf(endpoint, declared) is { } problem)
                throw new CompositionFault(CompositionStep.Map, routes.OwnerOf(endpoint), problem);
        }
        if (routes.FaultOf([.. endpoints.OfType<RouteEndpoint>()]) is { } fault)
            throw fault;
    }

    public static string? ProblemOf(Endpoint endpoint, IReadOnlySet<string> declared)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null)
            return $"{endpoint.DisplayName} is both public and asks for a permission. Public would win: decide for one of them.";
        var undeclared = endpoint.Metadata.OfType<PermissionAttribute>().FirstOrDefault(stated => !declared.Contains(stated.Permission));
        if (undeclared is not null)
            return $"{endpoint.DisplayName} asks for the permission {undeclared.Permission}, which nobody declares. Declare it in an IPermissions contribution.";
        if (RatePolicies.ProblemOf(endpoint) is { } unlimited)
            return unlimited;
        var stated = endpoint.Metadata.GetMetadata<PermissionAttribute>() is not null || endpoint.Metadata.GetMetadata<PublicAttribute>() is not null;
        return stated ? null : $"{endpoint.DisplayName} states neither a permission nor that it is public. Put [Permission(…)] or [Public] on it.";
    }
}
