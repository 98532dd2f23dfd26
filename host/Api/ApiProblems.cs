using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Composition.Pipeline;
using Modular.Sdk;

namespace Modular.Host.Api;

/// <summary>Every error below /api becomes problem details (RFC 9457). What an exception says stays in the log.</summary>
internal static class ApiProblems
{
    private const string ContentType = "application/problem+json";
    private const string AfterSeconds = "5";

    public static void UseApiProblems(this IApplicationBuilder api) => api
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = RequestFaults.StatusOf,
            AllowStatusCode404Response = true,
            ExceptionHandler = WriteFaultAsync,
            // What a caller sends wrong is no fault of ours.
            SuppressDiagnosticsCallback = fault => fault.Exception.IsOfTheSender(),
        })
        .UseStatusCodePages(pages => WriteAsync(pages.HttpContext, new ProblemDetails()));

    /// <summary>Answers with the problem, whatever the caller accepts: an error that cannot be read helps nobody.</summary>
    public static Task WriteAsync(HttpContext context, ProblemDetails problem)
    {
        ProblemWords.Complete(problem, context);
        context.Response.StatusCode = problem.Status!.Value;
        if (problem.Status is StatusCodes.Status503ServiceUnavailable && context.Response.Headers.RetryAfter.Count == 0)
            context.Response.Headers.RetryAfter = AfterSeconds;
        var json = problem is HttpValidationProblemDetails fields
            ? JsonSerializer.SerializeToUtf8Bytes(fields, ProblemJson.Default.HttpValidationProblemDetails)
            : JsonSerializer.SerializeToUtf8Bytes(problem, ProblemJson.Default.ProblemDetails);
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = json.Length;
        return context.Response.Body.WriteAsync(json, context.RequestAborted).AsTask();
    }

    private static Task WriteFaultAsync(HttpContext context) => WriteAsync(context, context.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        RequestRefusedException refused => Refused(refused),
        BadHttpRequestException bad => RequestMistake.Of(bad),
        NullCharacterException => RequestMistake.NullCharacter,
        _ => new ProblemDetails(),
    });

    private static ProblemDetails Refused(RequestRefusedException refused) => refused.Field is not { } field
        ? new ProblemDetails { Status = refused.StatusCode, Detail = refused.Message }
        : new HttpValidationProblemDetails(new Dictionary<string, string[]> { [field] = [refused.Message] }) { Status = refused.StatusCode, Title = null, Detail = refused.Message };
}

[System.Text.Json.Serialization.JsonSourceGenerationOptions(WriteIndented = false)]
[System.Text.Json.Serialization.JsonSerializable(typeof(ProblemDetails))]
[System.Text.Json.Serialization.JsonSerializable(typeof(HttpValidationProblemDetails))]
[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class ProblemJson : System.Text.Json.Serialization.JsonSerializerContext;
