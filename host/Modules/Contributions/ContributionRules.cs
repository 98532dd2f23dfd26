using Modular.Host.Composition;
using Modular.Host.Modules.Loading;
using Modular.Sdk;

namespace Modular.Host.Modules.Contributions;

/// <summary>Names that modules give to what they contribute are their own: they begin with the slug, and nobody else uses them.</summary>
internal static class ContributionRules
{
    private const string Host = "the host";

    /// <summary>All permissions that are declared.</summary>
    /// <exception cref="CompositionFault">One of them is another's.</exception>
    public static IReadOnlySet<string> Permissions(IEnumerable<Type> contributions, Func<Type, IPermissions> make, IReadOnlyList<LoadedModule> modules)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var contribution in contributions)
        {
            var module = modules.FirstOrDefault(module => module.Assembly == contribution.Assembly);
            CompositionFault.Guard(CompositionStep.Map, module?.Name, () =>
            {
                foreach (var permission in make(contribution).All)
                    Declare(permission.Name, module);
            });
        }
        return owners.Keys.ToHashSet();

        void Declare(string permission, LoadedModule? module)
        {
            if (!owners.TryAdd(permission, module?.Name ?? Host))
                throw Refuse(module, $"the permission {permission} is declared by {owners[permission]} and by {module?.Name ?? Host}. Give it a name of its own.");
            if (module is not null && !permission.StartsWith(module.Slug + ".", StringComparison.Ordinal))
                throw Refuse(module, $"{module.Name} declares the permission {permission}, whose name belongs to {OwnerOf(permission, modules)}. It must begin with “{module.Slug}.”.");
        }
    }

    private static string OwnerOf(string permission, IReadOnlyList<LoadedModule> modules) =>
        modules.FirstOrDefault(module => permission.StartsWith(module.Slug + ".", StringComparison.OrdinalIgnoreCase))?.Name
        ?? (permission.StartsWith("host.", StringComparison.OrdinalIgnoreCase) ? Host : "nobody");

    private static CompositionFault Refuse(LoadedModule? module, string why) => new(CompositionStep.Map, module?.Name, why);
}
