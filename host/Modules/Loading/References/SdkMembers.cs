using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Modular.Host.Modules.Loading.References;

/// <summary>What the SDK of this host has, compared with what an assembly uses of it: a module that was built against a newer one is told so, by name.</summary>
/// <remarks>Handles are kept as their numbers: collections of the library's own structures would have to be compiled at each start.</remarks>
internal sealed class SdkMembers
{
    public const string Sdk = "Modular.Sdk";
    private const string Store = Sdk + ".StoreContext";
    private const string Constructor = ".ctor";
    private static readonly string Release =
        typeof(Modular.Sdk.Module).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private readonly MetadataReader sdk;
    private readonly Dictionary<string, int> types = [];

    /// <param name="path">The host's SDK; it stays open for as long as the host runs.</param>
    public SdkMembers(string path)
    {
        sdk = AssemblyFile.Open(path)!.Metadata;
        foreach (var handle in sdk.TypeDefinitions)
        {
            var type = sdk.GetTypeDefinition(handle);
            if ((type.Attributes & TypeAttributes.VisibilityMask) is TypeAttributes.Public or TypeAttributes.NestedPublic or TypeAttributes.NestedFamily)
                types.Add(TypeName.Of(sdk, type), MetadataTokens.GetRowNumber(handle));
        }
    }

    /// <summary>The first type or member that this host's SDK lacks, as a sentence; null when it has them all.</summary>
    public string? ProblemOf(string who, MetadataReader user)
    {
        if (MissingOf(user) is not { } missing)
            return null;
        return $"{who} was built against a newer Modular.Sdk: it uses {missing}, which the SDK of this host (version {Release}) does not have. "
            + $"Upgrade the host, or build the module against version {Release}.";
    }

    /// <summary>The first class of an assembly that derives from the SDK's store; null when there is none.</summary>
    public static string? StoreIn(MetadataReader user)
    {
        foreach (var handle in user.TypeDefinitions)
        {
            var type = user.GetTypeDefinition(handle);
            if (type.BaseType.Kind is HandleKind.TypeReference && TypeName.Of(user, user.GetTypeReference((TypeReferenceHandle)type.BaseType)) == Store)
                return TypeName.Of(user, type);
        }
        return null;
    }

    private string? MissingOf(MetadataReader user)
    {
        var used = new Dictionary<int, string>();
        foreach (var handle in user.TypeReferences)
        {
            var type = user.GetTypeReference(handle);
            if (!IsOfTheSdk(user, type.ResolutionScope))
                continue;
            var name = TypeName.Of(user, type);
            if (!types.ContainsKey(name))
                return name;
            used.Add(MetadataTokens.GetToken(handle), name);
        }
        foreach (var handle in user.MemberReferences)
        {
            var member = user.GetMemberReference(handle);
            if (used.TryGetValue(MetadataTokens.GetToken(TypeName.Generic(user, member.Parent)), out var type) && !Has(type, user, member))
                return Describe(type, user.GetString(member.Name));
        }
        return null;
    }

    private static bool IsOfTheSdk(MetadataReader user, EntityHandle scope) => scope.Kind switch
    {
        HandleKind.AssemblyReference => user.StringComparer.Equals(user.GetAssemblyReference((AssemblyReferenceHandle)scope).Name, Sdk),
        HandleKind.TypeReference => IsOfTheSdk(user, user.GetTypeReference((TypeReferenceHandle)scope).ResolutionScope),
        _ => false,
    };

    private bool Has(string typeName, MetadataReader user, MemberReference member)
    {
        var (name, wanted) = (user.GetString(member.Name), SignatureText.Of(user, member.Signature));
        var type = MetadataTokens.TypeDefinitionHandle(types[typeName]);
        while (true)
        {
            var definition = sdk.GetTypeDefinition(type);
            if (HasMethod(definition, name, wanted) || HasField(definition, name, wanted))
                return true;
            var parent = TypeName.Generic(sdk, definition.BaseType);
            if (parent.IsNil || parent.Kind is not HandleKind.TypeDefinition)
                return name != Constructor && IsInherited(typeName, name);
            type = (TypeDefinitionHandle)parent;
        }
    }

    private bool HasMethod(TypeDefinition type, string name, string wanted)
    {
        foreach (var handle in type.GetMethods())
        {
            var method = sdk.GetMethodDefinition(handle);
            if (sdk.StringComparer.Equals(method.Name, name)
                && (method.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem
                && SignatureText.Of(sdk, method.Signature) == wanted)
                return true;
        }
        return false;
    }

    private bool HasField(TypeDefinition type, string name, string wanted)
    {
        foreach (var handle in type.GetFields())
        {
            var field = sdk.GetFieldDefinition(handle);
            if (sdk.StringComparer.Equals(field.Name, name) && SignatureText.Of(sdk, field.Signature) == wanted)
                return true;
        }
        return false;
    }

    /// <summary>Above the SDK's own types stand those of the frameworks, whose versions have been compared already: the name is enough.</summary>
    private static bool IsInherited(string type, string member) =>
        typeof(Modular.Sdk.Module).Assembly.GetType(type)?.BaseType?.GetMember(member, BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy
            | BindingFlags.Public | BindingFlags.NonPublic).Any(found => found.DeclaringType!.Assembly.GetName().Name != Sdk) is true;

    private static string Describe(string type, string member)
    {
        var owner = type[(type.LastIndexOf('.') + 1)..].Split('`')[0].Replace('+', '.');
        var isProperty = member.StartsWith("get_", StringComparison.Ordinal) || member.StartsWith("set_", StringComparison.Ordinal);
        return member == Constructor ? $"a constructor of {owner}" : $"{owner}.{(isProperty ? member[4..] : member)}";
    }
}
