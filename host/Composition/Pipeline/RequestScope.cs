using Modular.Host.Telemetry;

namespace Modular.Host.Composition.Pipeline;

/// <summary>Puts the generation, the module whose address it is, and the request's id on every log line of a request.</summary>
internal sealed class RequestScope(RequestDelegate next, GenerationInfo generation, ILogger<RequestScope> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        using (logger.BeginScope(new LogScope(generation.Number, generation.ModuleAt(context.Request.Path)?.Name ?? "Host", context.TraceIdentifier)))
            await next(context);
    }
}
