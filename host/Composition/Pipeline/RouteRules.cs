using System.Reflection;
using System.Runtime.Loader;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing.Patterns;
using Modular.Host.Modules;
using Modular.Host.Modules.Loading;

namespace Modular.Host.Composition.Pipeline;

/// <summary>On each endpoint that the host maps for a module: whose it is, and the address below which it must lie.</summary>
internal sealed record ModuleEndpoint(string Module, string Below);

/// <summary>Nobody answers at another's address. Whoever claims one is refused, with the name of the other.</summary>
internal sealed class RouteRules(IReadOnlyDictionary<string, string> slugs)
{
    private const string Shell = "the shell";

    public static RouteRules Of(IEnumerable<LoadedModule> modules) => new(modules.ToDictionary(module => module.Name, module => module.Slug));

    public CompositionFault? FaultOf(IReadOnlyList<RouteEndpoint> endpoints) =>
        endpoints.Select(endpoint => OwnerOf(endpoint) is { } module ? Outside(module, endpoint) : BelowAModule(endpoint)).FirstOrDefault(fault => fault is not null)
        ?? endpoints.GroupBy(endpoint => KeyOf(endpoint.RoutePattern)).Select(same => Twice([.. same])).FirstOrDefault(fault => fault is not null);

    /// <summary>The module that answers here; null when it is the shell.</summary>
    public string? OwnerOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ModuleEndpoint>()?.Module
        ?? new[] { endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.AreaName, ContextOf(endpoint) }.FirstOrDefault(name => name is not null && slugs.ContainsKey(name));

    /// <summary>A module's endpoint that escaped the group it was given.</summary>
    private CompositionFault? Outside(string module, RouteEndpoint endpoint)
    {
        var address = AddressOf(endpoint);
        var below = endpoint.Metadata.GetMetadata<ModuleEndpoint>()?.Below
            ?? (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null ? "/api/" : "/") + slugs[module];
        return address.Equals(below, StringComparison.OrdinalIgnoreCase) || address.StartsWith(below + "/", StringComparison.OrdinalIgnoreCase) ? null
            : new CompositionFault(CompositionStep.Map, module, $"{module} answers at {address}, which belongs to {WhoseIs(address)}. It may answer below {below} only.");
    }

    private CompositionFault? BelowAModule(RouteEndpoint endpoint) =>
        slugs.FirstOrDefault(module => module.Value == ModulePath.SlugOf(AddressOf(endpoint))) is { Key: { } name } module
            ? new CompositionFault(CompositionStep.Map, name, $"the slug “{module.Value}” of {name} belongs to {Shell}, which answers at {AddressOf(endpoint)}.") : null;

    private CompositionFault? Twice(IReadOnlyList<RouteEndpoint> same)
    {
        foreach (var (endpoint, index) in same.Select((endpoint, index) => (endpoint, index)))
            if (same.Take(index).FirstOrDefault(other => OwnerOf(other) != OwnerOf(endpoint) && Overlap(MethodsOf(other), MethodsOf(endpoint))) is { } first)
                return new CompositionFault(CompositionStep.Map, OwnerOf(endpoint) ?? OwnerOf(first),
                    $"{AddressOf(endpoint)} is claimed by {OwnerOf(first) ?? Shell} ({first.DisplayName}) and by {OwnerOf(endpoint) ?? Shell} ({endpoint.DisplayName}).");
        return null;
    }

    /// <summary>Whose the address is: a module's when it begins with its slug; all else is the shell's.</summary>
    public string WhoseIs(string address) => slugs.FirstOrDefault(module => module.Value == ModulePath.SlugOf(address)).Key ?? Shell;

    /// <summary>Each module has a load context of its name.</summary>
    private static string? ContextOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<MethodInfo>()?.DeclaringType is { } type && AssemblyLoadContext.GetLoadContext(type.Assembly) is { } context
            && context != AssemblyLoadContext.Default ? context.Name : null;

    private static string AddressOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    private static IReadOnlyList<string> MethodsOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    /// <summary>An endpoint without methods answers all of them.</summary>
    private static bool Overlap(IReadOnlyList<string> some, IReadOnlyList<string> others) =>
        some.Count == 0 || others.Count == 0 || some.Intersect(others, StringComparer.OrdinalIgnoreCase).Any();

    /// <summary>Equal for two patterns that match the same addresses, whatever they call their parameters.</summary>
    private static string KeyOf(RoutePattern pattern) => string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content.ToLowerInvariant(),
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => $"{{{parameter.ParameterKind}{string.Concat(parameter.ParameterPolicies.Select(policy => ":" + policy.Content))}}}",
        _ => part.ToString(),
    }))));
}
