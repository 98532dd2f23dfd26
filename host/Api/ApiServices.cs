using Microsoft.OpenApi;
using Modular.Host.Api.Idempotency;
using Modular.Host.Api.Limits;
using Modular.Host.Api.OpenApi;
using Modular.Sdk;

namespace Modular.Host.Api;

/// <summary>What all programmes' endpoints below /api have in common.</summary>
internal static class ApiServices
{
    private const string DocumentName = "v1";

    /// <summary>For the front: limits and kept answers survive switches.</summary>
    public static void AddApiState(this IServiceCollection services)
    {
        services.AddSingleton<RatePolicies>();
        services.AddSingleton<RateWindows>();
        services.AddSingleton<IAllowances, Allowances>();
        services.AddSingleton<IdempotencyLedger>();
    }

    /// <summary>For a generation: its description lists exactly what it serves.</summary>
    public static void AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => ProblemWords.Complete(context.ProblemDetails, context.HttpContext));
        // What cannot be bound is told field by field, not by the bare status.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOpenApi(DocumentName, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.OrdinalIgnoreCase) == true && !HttpMethods.IsHead(description.HttpMethod ?? "");
            options.CreateSchemaReferenceId = SchemaDetails.NameOf;
            options.AddOperationTransformer<OperationDetails>();
            options.AddSchemaTransformer<SchemaDetails>();
            options.AddDocumentTransformer<DocumentDetails>();
        });
    }

    /// <summary>Before authentication: limits where secrets are tried out.</summary>
    public static void UseAddressLimits(this IApplicationBuilder app) => app.UseMiddleware<RateLimits>(false);

    /// <summary>Between authentication and authorization: the limit of the API, by caller.</summary>
    public static void UseCallerLimits(this IApplicationBuilder app) => app.UseMiddleware<RateLimits>(true);

    /// <summary>After authorization.</summary>
    public static void UseApi(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseMiddleware<AcceptedTypes>().UseMiddleware<IdempotentPosts>());

    public static void MapApiDescription(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi().Public();
        endpoints.MapReferencePage();
    }
}
