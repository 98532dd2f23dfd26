using System.Reflection.Metadata;
using System.Text;

namespace Modular.Host.Modules.Loading.References;

/// <summary>
/// Signatures of methods and fields as text, so that a member's use in one assembly can be compared with its definition in another. Read by hand: the
/// library's generic decoder would have to be compiled at each start.
/// </summary>
internal sealed class SignatureText
{
    private readonly StringBuilder text = new();
    private readonly MetadataReader metadata;
    private BlobReader blob;

    private SignatureText(MetadataReader metadata, BlobHandle signature) => (this.metadata, blob) = (metadata, metadata.GetBlobReader(signature));

    public static string Of(MetadataReader metadata, BlobHandle signature)
    {
        var reader = new SignatureText(metadata, signature);
        reader.ReadMember();
        return reader.text.ToString();
    }

    private void ReadMember()
    {
        var header = blob.ReadSignatureHeader();
        text.Append(header.RawValue).Append(' ');
        if (header.Kind is SignatureKind.Field)
        {
            ReadType();
            return;
        }
        if (header.IsGeneric)
            text.Append('`').Append(blob.ReadCompressedInteger());
        ReadTypes(blob.ReadCompressedInteger() + 1);
    }

    private void ReadTypes(int count)
    {
        for (var index = 0; index < count; index++)
        {
            text.Append(index == 0 ? '(' : ',');
            ReadType();
        }
        text.Append(')');
    }

    private void ReadType()
    {
        var code = blob.ReadSignatureTypeCode();
        switch (code)
        {
            case SignatureTypeCode.TypeHandle:
                ReadName();
                break;
            case SignatureTypeCode.GenericTypeInstance:
                blob.ReadCompressedInteger(); // Class or value type.
                ReadName();
                ReadTypes(blob.ReadCompressedInteger());
                break;
            case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                text.Append((int)code).Append('!').Append(blob.ReadCompressedInteger());
                break;
            case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                ReadName();
                text.Append(' ');
                ReadType();
                break;
            case SignatureTypeCode.SZArray or SignatureTypeCode.ByReference or SignatureTypeCode.Pointer or SignatureTypeCode.Pinned:
                text.Append((int)code).Append(' ');
                ReadType();
                break;
            case SignatureTypeCode.Array:
                ReadType();
                ReadShape();
                break;
            case SignatureTypeCode.FunctionPointer:
                ReadMember();
                break;
            default:
                text.Append((int)code);
                break;
        }
    }

    private void ReadName()
    {
        var type = blob.ReadTypeHandle();
        if (type.Kind is HandleKind.TypeDefinition)
            text.Append(TypeName.Of(metadata, metadata.GetTypeDefinition((TypeDefinitionHandle)type)));
        else if (type.Kind is HandleKind.TypeReference)
            text.Append(TypeName.Of(metadata, metadata.GetTypeReference((TypeReferenceHandle)type)));
        else
            text.Append(Of(metadata, metadata.GetTypeSpecification((TypeSpecificationHandle)type).Signature));
    }

    /// <summary>Rank, then sizes and lower bounds, each with their number before them.</summary>
    private void ReadShape()
    {
        text.Append('[').Append(blob.ReadCompressedInteger());
        for (var part = 0; part < 2; part++)
        {
            var count = blob.ReadCompressedInteger();
            for (var index = 0; index < count; index++)
                text.Append(';').Append(part == 0 ? blob.ReadCompressedInteger() : blob.ReadCompressedSignedInteger());
        }
        text.Append(']');
    }
}
