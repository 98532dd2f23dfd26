using System.Reflection.Metadata;

namespace Modular.Host.Modules.Loading.References;

/// <summary>Full names of types in metadata, the same for a definition and for a reference to it.</summary>
internal static class TypeName
{
    public static string Of(MetadataReader metadata, TypeDefinition type) => type.IsNested
        ? $"{Of(metadata, metadata.GetTypeDefinition(type.GetDeclaringType()))}+{metadata.GetString(type.Name)}"
        : Of(metadata, type.Namespace, type.Name);

    public static string Of(MetadataReader metadata, TypeReference type) => type.ResolutionScope.Kind is HandleKind.TypeReference
        ? $"{Of(metadata, metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope))}+{metadata.GetString(type.Name)}"
        : Of(metadata, type.Namespace, type.Name);

    /// <summary><c>List&lt;T&gt;</c> for <c>List&lt;int&gt;</c>; any other handle is answered as it is.</summary>
    public static EntityHandle Generic(MetadataReader metadata, EntityHandle handle)
    {
        if (handle.Kind is not HandleKind.TypeSpecification)
            return handle;
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
        if (signature.ReadSignatureTypeCode() is not SignatureTypeCode.GenericTypeInstance)
            return handle;
        signature.ReadCompressedInteger(); // Class or value type.
        return signature.ReadTypeHandle();
    }

    private static string Of(MetadataReader metadata, StringHandle space, StringHandle name) =>
        space.IsNil ? metadata.GetString(name) : $"{metadata.GetString(space)}.{metadata.GetString(name)}";
}
