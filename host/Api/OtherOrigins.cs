namespace Modular.Host.Api;

/// <summary>
/// Lets scripts of other sites read what is public about signing in, get tokens, and read the API with one. Never with cookies: no answer allows credentials,
/// and an answer of the API to a request without a token is not readable elsewhere.
/// </summary>
internal sealed class OtherOrigins(RequestDelegate next)
{
    private const string Anybody = "*";
    private static readonly string[] ForClients = ["/.well-known/openid-configuration", "/connect/keys", "/connect/token", "/connect/userinfo"];

    public Task InvokeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var forClients = ForClients.Any(path => request.Path.Equals(path, StringComparison.OrdinalIgnoreCase));
        if (!forClients && !request.Path.StartsWithSegments("/api") || request.Headers.Origin.Count == 0)
            return next(context);
        if (HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.ToString() is { Length: > 0 } method)
        {
            if (HttpMethods.IsGet(method) || forClients && HttpMethods.IsPost(method))
            {
                response.Headers.AccessControlAllowOrigin = Anybody;
                response.Headers.AccessControlAllowMethods = forClients ? "GET, POST" : "GET";
                response.Headers.AccessControlAllowHeaders = "Authorization, Content-Type, If-None-Match";
            }
            response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }
        if (forClients || HttpMethods.IsGet(request.Method) && request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            response.OnStarting(() =>
            {
                response.Headers.AccessControlAllowOrigin = Anybody;
                response.Headers.AccessControlExposeHeaders = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate";
                return Task.CompletedTask;
            });
        return next(context);
    }
}
