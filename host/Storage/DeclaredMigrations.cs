using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Modular.Host.Storage;

/// <summary>
/// The migrations of a store, in the order of their names, wherever in its assembly they lie. Classes with the attribute are looked for in the assembly's
/// metadata: to load every type of the host for it would cost a twentieth of the start.
/// </summary>
internal static class DeclaredMigrations
{
    public static IReadOnlyList<string> Of(Type context) =>
        [.. Marked(context.Assembly).Select(context.Assembly.GetType).OfType<Type>()
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal)];

    private static unsafe List<string> Marked(Assembly assembly)
    {
        if (!assembly.TryGetRawMetadata(out var metadata, out var length))
            throw new BadImageFormatException($"{assembly.GetName().Name} has no metadata.");
        var reader = new MetadataReader(metadata, length);
        return [.. reader.TypeDefinitions.Select(reader.GetTypeDefinition)
            .Where(type => type.GetCustomAttributes().Any(attribute => IsMigration(reader, reader.GetCustomAttribute(attribute))))
            .Select(type => NameOf(reader, type))];
    }

    private static bool IsMigration(MetadataReader reader, CustomAttribute attribute) =>
        attribute.Constructor.Kind is HandleKind.MemberReference
        && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && reader.StringComparer.Equals(reader.GetTypeReference((TypeReferenceHandle)parent).Name, nameof(MigrationAttribute));

    private static string NameOf(MetadataReader reader, TypeDefinition type)
    {
        var name = reader.GetString(type.Name);
        if (type.IsNested)
            return $"{NameOf(reader, reader.GetTypeDefinition(type.GetDeclaringType()))}+{name}";
        return type.Namespace.IsNil ? name : $"{reader.GetString(type.Namespace)}.{name}";
    }
}
