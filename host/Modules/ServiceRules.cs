using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.Options;
using Modular.Host.Composition;
using Modular.Sdk;

namespace Modular.Host.Modules;

/// <summary>A module registers services of its own: it neither adds, nor replaces, nor removes what belongs to the host, the framework or another module.</summary>
internal static class ServiceRules
{
    /// <summary>Lets the module register, and compares the services before and after.</summary>
    public static void Guard(Assembly module, IServiceCollection services, Action register)
    {
        var before = services.ToArray();
        register();
        if (ProblemOf(module, before, [.. services]) is { } problem)
            throw new CompositionFault(CompositionStep.Register, module.GetName().Name, problem);
    }

    private static string? ProblemOf(Assembly module, ServiceDescriptor[] before, ServiceDescriptor[] after)
    {
        var known = before.ToHashSet();
        var kept = after.Where(known.Contains).ToList();
        if ((before.Zip(kept).FirstOrDefault(pair => pair.First != pair.Second).First ?? before.Skip(kept.Count).FirstOrDefault()) is { } gone)
        {
            var instead = after.Any(service => service.ServiceType == gone.ServiceType && !known.Contains(service));
            return $"{Sides(module, after.Contains(gone) ? "moves" : instead ? "replaces" : "removes", gone)} A module leaves alone what others have registered.";
        }
        if (after.FirstOrDefault(service => !known.Contains(service) && !IsAllowed(module, service)) is not { } foreign)
            return null;
        return $"{Sides(module, "registers", foreign)} " + (foreign.ServiceType.IsAssignableTo(typeof(IContribution))
            ? "Contributions are found by themselves: leave the registration out." : "A module registers services of its own types only.");
    }

    private static bool IsAllowed(Assembly module, ServiceDescriptor service) => IsOwn(module, service.ServiceType)
        || service.ServiceType == typeof(IHostedService) && Implementations(service).Any(type => IsOwn(module, type))
        || IsStartupValidation(service);

    /// <summary>A type of the module or of what it carries, or a generic type over one: <c>IConfigureOptions&lt;GrowthOptions&gt;</c>.</summary>
    private static bool IsOwn(Assembly module, Type type) => ContextOf(type) == AssemblyLoadContext.GetLoadContext(module)
        || type.IsConstructedGenericType && type.GetGenericArguments().Any(argument => IsOwn(module, argument));

    /// <summary>What <c>ValidateOnStart</c> adds for a module's own options, unless somebody has added it before.</summary>
    private static bool IsStartupValidation(ServiceDescriptor service) =>
        (service.ServiceType == typeof(IStartupValidator) || service.ServiceType.GenericTypeArguments is [{ Name: "StartupValidatorOptions" }])
        && Implementations(service).All(type => type.Assembly == typeof(IStartupValidator).Assembly);

    private static Type[] Implementations(ServiceDescriptor service)
    {
        var (type, instance, factory) = service.IsKeyedService
            ? (service.KeyedImplementationType, service.KeyedImplementationInstance, (Delegate?)service.KeyedImplementationFactory)
            : (service.ImplementationType, service.ImplementationInstance, service.ImplementationFactory);
        return (type ?? instance?.GetType()) is { } known ? [known] : [factory!.Method.DeclaringType!, factory.Method.ReturnType];
    }

    private static AssemblyLoadContext ContextOf(Type type) => AssemblyLoadContext.GetLoadContext(type.Assembly)!;

    private static string Sides(Assembly module, string did, ServiceDescriptor service) =>
        $"{module.GetName().Name} {did} {NameOf(service.ServiceType)}, which belongs to {OwnerOf(service.ServiceType)}.";

    private static string NameOf(Type type) => !type.IsGenericType ? type.Name
        : $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";

    /// <summary>Of <c>IConfigureOptions&lt;AccountOptions&gt;</c> the owner of the options.</summary>
    private static string OwnerOf(Type type)
    {
        var owners = type.GetGenericArguments().Where(argument => !argument.IsGenericParameter).Append(type).Select(part => (Context: ContextOf(part), Name: part.Assembly.GetName().Name!)).ToList();
        var owner = owners.FirstOrDefault(part => !IsFramework(part.Name), owners[0]);
        return owner.Context != AssemblyLoadContext.Default ? owner.Context.Name ?? owner.Name
            : IsFramework(owner.Name) ? $"the framework ({owner.Name})" : $"the host ({owner.Name})";
    }

    private static bool IsFramework(string assembly) =>
        assembly.StartsWith("Microsoft.", StringComparison.Ordinal) || assembly.StartsWith("System.", StringComparison.Ordinal);
}
