using System.Runtime.Loader;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Modular.Sdk;

namespace Modular.Host.Api.OpenApi;

/// <summary>Values that JSON writes as text though they are types of their own.</summary>
internal sealed class SchemaDetails : IOpenApiSchemaTransformer
{
    /// <summary>The schema's name with its module before it: two modules may have an AwardAnswer each. Null for what needs no name.</summary>
    public static string? NameOf(JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type) is not { } name ? null : ModuleOf(type.Type) is { } module ? $"{module}.{name}" : name;

    private static string? ModuleOf(Type type) =>
        AssemblyLoadContext.GetLoadContext(type.Assembly) is { Name: { } name } context && context != AssemblyLoadContext.Default ? name : type.GetGenericArguments().Select(ModuleOf).FirstOrDefault(module => module is not null);

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) == typeof(CouncilCode))
        {
            schema.Type = context.JsonTypeInfo.Type == typeof(CouncilCode) ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Pattern = "^[A-Z]{3}$";
            schema.Description ??= "A council’s code in the register at /api/councils, such as POL for Poole.";
        }
        return Task.CompletedTask;
    }
}
