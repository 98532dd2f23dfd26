using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Modules;
using Modular.Sdk;

namespace Modular.Host.Composition;

/// <summary>Every endpoint states its permission, or says that it is public; a permission that is asked for must be declared.</summary>
internal static class EndpointRules
{
    public static void Check(IServiceProvider services, IReadOnlyList<LoadedModule> modules)
    {
        using var scope = services.CreateScope();
        var declared = scope.ServiceProvider.GetServices<IPermissions>().SelectMany(permissions => permissions.All).Select(permission => permission.Name).ToHashSet();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            var problem = ProblemOf(endpoint, declared);
            if (problem is not null)
                throw new CompositionFault(CompositionStep.Map, ModuleOf(endpoint, modules)?.Name, problem);
        }
    }

    public static string? ProblemOf(Endpoint endpoint, IReadOnlySet<string> declared)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null)
            return $"{endpoint.DisplayName} is both public and asks for a permission. Public would win: decide for one of them.";
        var undeclared = endpoint.Metadata.OfType<PermissionAttribute>().FirstOrDefault(stated => !declared.Contains(stated.Permission));
        if (undeclared is not null)
            return $"{endpoint.DisplayName} asks for the permission {undeclared.Permission}, which nobody declares. Declare it in an IPermissions contribution.";
        var stated = endpoint.Metadata.GetMetadata<PermissionAttribute>() is not null || endpoint.Metadata.GetMetadata<PublicAttribute>() is not null;
        return stated ? null : $"{endpoint.DisplayName} states neither a permission nor that it is public. Put [Permission(…)] or [Public] on it.";
    }

    private static LoadedModule? ModuleOf(Endpoint endpoint, IReadOnlyList<LoadedModule> modules)
    {
        var area = endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.AreaName;
        var slug = endpoint is RouteEndpoint route ? ModulePath.SlugOf("/" + route.RoutePattern.RawText?.TrimStart('/')) : null;
        return modules.FirstOrDefault(module => module.Name == area || module.Slug == slug);
    }
}
