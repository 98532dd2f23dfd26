using System.Reflection;
using System.Reflection.Metadata;

namespace Modular.Host.Modules.References;

/// <summary>What the SDK of this host has, compared with what an assembly uses of it: a module that was built against a newer one is told so, by name.</summary>
internal sealed class SdkMembers
{
    public const string Sdk = "Modular.Sdk";
    private const string Store = Sdk + ".StoreContext";
    private const string Constructor = ".ctor";
    private static readonly string Release =
        typeof(Modular.Sdk.Module).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private readonly MetadataReader sdk;
    private readonly Dictionary<string, TypeDefinition> types;

    /// <param name="path">The host's SDK; it stays open for as long as the host runs.</param>
    public SdkMembers(string path)
    {
        sdk = AssemblyFile.Open(path)!.Metadata;
        types = sdk.TypeDefinitions.Select(sdk.GetTypeDefinition).Where(IsVisible).ToDictionary(type => TypeName.Of(sdk, type));
    }

    /// <summary>The first type or member that this host's SDK lacks, as a sentence; null when it has them all.</summary>
    public string? ProblemOf(string who, MetadataReader user)
    {
        var used = UsedTypes(user);
        var missing = used.Values.FirstOrDefault(name => !types.ContainsKey(name))
            ?? user.MemberReferences.Select(user.GetMemberReference)
                .Select(member => used.TryGetValue(TypeName.Generic(user, member.Parent), out var type) && !Has(type, user, member) ? Describe(user, type, member) : null)
                .FirstOrDefault(name => name is not null);
        return missing is null ? null
            : $"{who} was built against a newer Modular.Sdk: it uses {missing}, which the SDK of this host (version {Release}) does not have. "
                + $"Upgrade the host, or build the module against version {Release}.";
    }

    /// <summary>The first class of an assembly that derives from the SDK's store; null when there is none.</summary>
    public static string? StoreIn(MetadataReader user) => user.TypeDefinitions.Select(user.GetTypeDefinition)
        .Where(type => type.BaseType.Kind is HandleKind.TypeReference && TypeName.Of(user, user.GetTypeReference((TypeReferenceHandle)type.BaseType)) == Store)
        .Select(type => TypeName.Of(user, type)).FirstOrDefault();

    private static Dictionary<EntityHandle, string> UsedTypes(MetadataReader user) => user.TypeReferences
        .Where(handle => IsOfTheSdk(user, user.GetTypeReference(handle).ResolutionScope))
        .ToDictionary(handle => (EntityHandle)handle, handle => TypeName.Of(user, user.GetTypeReference(handle)));

    private static bool IsOfTheSdk(MetadataReader user, EntityHandle scope) => scope.Kind switch
    {
        HandleKind.AssemblyReference => user.StringComparer.Equals(user.GetAssemblyReference((AssemblyReferenceHandle)scope).Name, Sdk),
        HandleKind.TypeReference => IsOfTheSdk(user, user.GetTypeReference((TypeReferenceHandle)scope).ResolutionScope),
        _ => false,
    };

    private bool Has(string typeName, MetadataReader user, MemberReference member)
    {
        var (name, wanted) = (user.GetString(member.Name), SignatureText.Of(member));
        for (var type = types[typeName]; ;)
        {
            if (IsField(member) ? HasField(type, name, wanted) : HasMethod(type, name, wanted))
                return true;
            var parent = TypeName.Generic(sdk, type.BaseType);
            if (parent.IsNil || parent.Kind is not HandleKind.TypeDefinition)
                return name != Constructor && IsInherited(typeName, name);
            type = sdk.GetTypeDefinition((TypeDefinitionHandle)parent);
        }
    }

    private bool HasField(TypeDefinition type, string name, string wanted) => type.GetFields().Select(sdk.GetFieldDefinition).Any(field =>
        sdk.StringComparer.Equals(field.Name, name) && SignatureText.Of(field) == wanted);

    private bool HasMethod(TypeDefinition type, string name, string wanted) => type.GetMethods().Select(sdk.GetMethodDefinition).Any(method =>
        sdk.StringComparer.Equals(method.Name, name) && IsVisible(method) && SignatureText.Of(method) == wanted);

    /// <summary>Above the SDK's own types stand those of the frameworks, whose versions have been compared already: the name is enough.</summary>
    private static bool IsInherited(string type, string member) =>
        typeof(Modular.Sdk.Module).Assembly.GetType(type)?.BaseType?.GetMember(member, BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy
            | BindingFlags.Public | BindingFlags.NonPublic).Any(found => found.DeclaringType!.Assembly.GetName().Name != Sdk) is true;

    private static bool IsField(MemberReference member) => member.GetKind() is MemberReferenceKind.Field;

    private static bool IsVisible(TypeDefinition type) =>
        (type.Attributes & TypeAttributes.VisibilityMask) is TypeAttributes.Public or TypeAttributes.NestedPublic or TypeAttributes.NestedFamily;

    private static bool IsVisible(MethodDefinition method) =>
        (method.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static string Describe(MetadataReader user, string type, MemberReference member)
    {
        var name = user.GetString(member.Name);
        var owner = type[(type.LastIndexOf('.') + 1)..].Split('`')[0].Replace('+', '.');
        return name == Constructor ? $"a constructor of {owner}"
            : $"{owner}.{(name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? name[4..] : name)}";
    }
}
