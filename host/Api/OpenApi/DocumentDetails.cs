using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Modular.Host.Composition;
using Modular.Sdk;

namespace Modular.Host.Api.OpenApi;

/// <summary>What the description says of the API as a whole: whose it is, how to sign in, what went wrong, and the programmes as tags.</summary>
internal sealed class DocumentDetails(GenerationInfo generation) : IOpenApiDocumentTransformer
{
    public const string Scheme = "oauth2";
    public const string ProblemSchema = "Problem";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Modular",
            Version = "v1",
            Description = "What the programmes record, for partners’ systems. Open data need no account; for the rest a client gets a token with the permissions "
                + "that an administrator granted it. Errors are problem details (RFC 9457). Lists are paged by cursor, records carry their version as ETag, posts take an Idempotency-Key.",
        };
        // The address by which a reader came is not ours to promise: all addresses are relative to this site.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme> { [Scheme] = SignIn(context) };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[ProblemSchema] = Problem();
        document.Tags = (document.Tags ?? new HashSet<OpenApiTag>()).OrderBy(tag => tag.Name, StringComparer.Ordinal)
            .Select(tag => new OpenApiTag { Name = tag.Name, Description = DescriptionOf(tag.Name) }).ToHashSet();
        return Task.CompletedTask;
    }

    private string? DescriptionOf(string? tag) => generation.Modules.Select(module => module.Instance.Info).FirstOrDefault(info => info.Title == tag)?.Description;

    private static OpenApiSecurityScheme SignIn(OpenApiDocumentTransformerContext context)
    {
        using var scope = context.ApplicationServices.CreateScope();
        var scopes = scope.ServiceProvider.GetServices<IPermissions>().SelectMany(permissions => permissions.All)
            .OrderBy(permission => permission.Name, StringComparer.Ordinal).ToDictionary(permission => permission.Name, permission => permission.Description);
        var token = new Uri("/connect/token", UriKind.Relative);
        return new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "Scopes are permissions. A client may ask for those that it was granted.",
            Flows = new OpenApiOAuthFlows
            {
                ClientCredentials = new OpenApiOAuthFlow { TokenUrl = token, Scopes = scopes },
                AuthorizationCode = new OpenApiOAuthFlow { AuthorizationUrl = new Uri("/connect/authorize", UriKind.Relative), TokenUrl = token, RefreshUrl = token, Scopes = scopes },
            },
        };
    }

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Problem details after RFC 9457.",
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("What kind of problem it is.", "uri"),
            ["title"] = Text("The problem in a few words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
            ["detail"] = Text("What is wrong and what to do."),
            ["instance"] = Text("The address that was asked for.", "uri-reference"),
            ["requestId"] = Text("Tell us this when you ask for help."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "For each field that cannot be used, why.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
        },
        Required = new HashSet<string> { "type", "title", "status", "detail" },
    };

    private static OpenApiSchema Text(string description, string? format = null) => new() { Type = JsonSchemaType.String, Format = format, Description = description };
}
