using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Modular.Host.Modules.References;

/// <summary>Signatures as text, so that a member's use in one assembly can be compared with its definition in another.</summary>
internal sealed class SignatureText : ISignatureTypeProvider<string, object?>
{
    private static readonly SignatureText Instance = new();

    public static string Of(MemberReference member) => member.GetKind() is MemberReferenceKind.Field
        ? member.DecodeFieldSignature(Instance, null) : Of(member.DecodeMethodSignature(Instance, null));

    public static string Of(MethodDefinition method) => Of(method.DecodeSignature(Instance, null));

    public static string Of(FieldDefinition field) => field.DecodeSignature(Instance, null);

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => TypeName.Of(reader, reader.GetTypeDefinition(handle));

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => TypeName.Of(reader, reader.GetTypeReference(handle));

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(',', typeArguments)}>";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => $"{unmodifiedType} {modifier}";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{shape.Rank}]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => Of(signature);

    private static string Of(MethodSignature<string> signature) =>
        $"{(signature.Header.IsInstance ? "instance " : "")}{signature.ReturnType} `{signature.GenericParameterCount}({string.Join(',', signature.ParameterTypes)})";
}
