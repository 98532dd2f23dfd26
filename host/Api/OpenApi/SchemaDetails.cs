using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Modular.Sdk;

namespace Modular.Host.Api.OpenApi;

/// <summary>Values that JSON writes as text though they are types of their own.</summary>
internal sealed class SchemaDetails : IOpenApiSchemaTransformer
{
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
