using Modular.Sdk;

namespace Modular.Host.Composition.Pipeline;

/// <summary>
/// Somebody without a cookie and without a token who reads a public page. There is nothing to find out about them, and the handlers of single sign-on, which look at every request, took a sixth of the
/// processor's time of a short page. Not where only the rest answers: such an address may be a sign-in handler's own.
/// </summary>
internal static class AnonymousReader
{
    /// <summary>Says that authentication is there: a web application that does not find it in its own pipeline puts it before everything.</summary>
    private const string AuthenticationIsThere = "__AuthenticationMiddlewareSet";
    private static readonly string[] SignInTalks = ["/connect", "/.well-known"];

    public static void UseAuthenticationUnlessAnonymous(this IApplicationBuilder app)
    {
        app.Properties[AuthenticationIsThere] = true;
        app.UseWhen(context => !Asks(context), others => others.UseAuthentication());
    }

    private static bool Asks(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.Request.Headers.Cookie.Count == 0 && context.Request.Headers.Authorization.Count == 0
        && context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<PublicAttribute>() is not null && !RestEndpoint.Is(endpoint)
        && !Array.Exists(SignInTalks, path => context.Request.Path.StartsWithSegments(path));
}
