using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Modular.Host.Storage;

/// <summary>
/// The migrations of a store, in the order of their names. They are looked for in the assembly's metadata below the store's namespace: to load every type of
/// the host for it would cost a twentieth of the start.
/// </summary>
internal static class DeclaredMigrations
{
    public static IReadOnlyList<string> Of(Type context) =>
        [.. Below(context.Assembly, $"{context.Namespace}.").Select(context.Assembly.GetType).OfType<Type>()
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal)];

    private static unsafe List<string> Below(Assembly assembly, string space)
    {
        if (!assembly.TryGetRawMetadata(out var metadata, out var length))
            throw new BadImageFormatException($"{assembly.GetName().Name} has no metadata.");
        var reader = new MetadataReader(metadata, length);
        var names = new List<string>();
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            if (type.IsNested || !reader.StringComparer.StartsWith(type.Namespace, space) || type.GetCustomAttributes().Count == 0)
                continue;
            names.Add($"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}");
        }
        return names;
    }
}
