using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Modular.Host.Api.Idempotency;
using Modular.Sdk;

namespace Modular.Host.Api.OpenApi;

/// <summary>What the description says of one operation besides its own shapes: the permission, the headers and the problems.</summary>
internal sealed class OperationDetails : IOpenApiOperationTransformer
{
    private static readonly int[] Always = [400, 406, 429, 500, 503];
    private static readonly int[] OfGuarded = [401, 403];
    private static readonly int[] OfPosts = [409, 413, 415, 422];
    private static readonly int[] OfChanges = [409, 412, 413, 415, 428];

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var permission = metadata.OfType<PermissionAttribute>().LastOrDefault()?.Permission;
        var needsVersion = metadata.OfType<NeedsVersion>().Any();
        var isPost = HttpMethods.IsPost(context.Description.HttpMethod ?? "");
        operation.Responses ??= [];
        operation.Parameters ??= [];
        foreach (var status in Always.Concat(permission is null ? [] : OfGuarded).Concat(isPost ? OfPosts : []).Concat(needsVersion ? OfChanges : [])
            .Concat(context.Description.RelativePath?.Contains('{') == true ? [404] : []))
            AddProblem(operation.Responses, status, context.Document!);
        if (metadata.OfType<GivesVersion>().Any())
            AddVersion(operation, isPost || needsVersion);
        if (needsVersion)
            AddHeader(operation, "If-Match", "The ETag of the answer in which the record was read.", required: true);
        if (isPost)
            AddHeader(operation, IdempotentPosts.Header, "Any text of up to 200 letters and digits, new for each new record: sent again within 24 hours, the request is answered as before and does nothing twice.", required: false);
        if (permission is not null)
            Guard(operation, permission, context);
        else
            operation.Security = [];
        return Task.CompletedTask;
    }

    private static void Guard(OpenApiOperation operation, string permission, OpenApiOperationTransformerContext context)
    {
        using var scope = context.ApplicationServices.CreateScope();
        var meaning = scope.ServiceProvider.GetServices<IPermissions>().SelectMany(permissions => permissions.All).FirstOrDefault(one => one.Name == permission)?.Description;
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DocumentDetails.Scheme, context.Document)] = [permission] }];
        operation.Description = $"{operation.Description} Needs the permission `{permission}`: {meaning}.".TrimStart();
    }

    private static void AddProblem(OpenApiResponses responses, int status, OpenApiDocument document)
    {
        var name = status.ToString(CultureInfo.InvariantCulture);
        responses[name] = new OpenApiResponse
        {
            Description = ProblemWords.NameOf(status),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [MediaTypeNames.Application.ProblemJson] = new() { Schema = new OpenApiSchemaReference(DocumentDetails.ProblemSchema, document) },
            },
        };
    }

    private static void AddVersion(OpenApiOperation operation, bool isChange)
    {
        foreach (var (_, response) in operation.Responses!.Where(pair => pair.Key.StartsWith('2')))
        {
            if (response is OpenApiResponse answer)
                (answer.Headers ??= new Dictionary<string, IOpenApiHeader>())["ETag"] = new OpenApiHeader { Description = "The record’s version.", Schema = Text() };
        }
        if (isChange)
            return;
        AddHeader(operation, "If-None-Match", "The ETag that you have: status 304 while it is still the record’s version.", required: false);
        operation.Responses!["304"] = new OpenApiResponse { Description = "You have this version already." };
    }

    private static void AddHeader(OpenApiOperation operation, string name, string description, bool required) => operation.Parameters!.Add(
        new OpenApiParameter { Name = name, In = ParameterLocation.Header, Description = description, Required = required, Schema = Text() });

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
