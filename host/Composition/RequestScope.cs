namespace Modular.Host.Composition;

/// <summary>Puts the generation, and below a module's address the module, on every log line of a request.</summary>
internal sealed class RequestScope(RequestDelegate next, GenerationInfo generation, ILogger<RequestScope> logger)
{
    private readonly Dictionary<string, Dictionary<string, object>> scopes = generation.Modules.ToDictionary(
        module => module.Slug, module => new Dictionary<string, object> { ["Generation"] = generation.Number, ["Module"] = module.Name });

    private readonly Dictionary<string, object> shell = new() { ["Generation"] = generation.Number, ["Module"] = "Host" };

    public async Task InvokeAsync(HttpContext context)
    {
        using (logger.BeginScope(ScopeOf(context.Request.Path)))
            await next(context);
    }

    private Dictionary<string, object> ScopeOf(PathString path)
    {
        var parts = path.Value!.Split('/', 4, StringSplitOptions.RemoveEmptyEntries);
        var slug = parts is ["api" or "_modules", var below, ..] ? below : parts.FirstOrDefault();
        return slug is not null && scopes.TryGetValue(slug, out var scope) ? scope : shell;
    }
}
