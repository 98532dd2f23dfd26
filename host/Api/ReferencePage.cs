using System.Security.Cryptography;
using Modular.Host.Composition.Pipeline;
using Modular.Sdk;
using Scalar.AspNetCore;

namespace Modular.Host.Api;

/// <summary>
/// The page on which operations can be tried out. Its script comes with the package and from this site; it starts itself by an inline script, adds style sheets by
/// script and writes styles at elements, so this page alone has a policy with a nonce and lets style attributes in (host/docs/hardening.md).
/// </summary>
internal static class ReferencePage
{
    public const string Path = "/openapi";
    public const string Document = "/openapi/v1.json";
    private const int NonceBytes = 16;

    public static void MapReferencePage(this IEndpointRouteBuilder endpoints) => endpoints.MapScalarApiReference(Path, (options, context) =>
    {
        // A nonce that several readers get is none.
        PublicAnswers.MarkIncomplete(context);
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        context.Response.Headers.ContentSecurityPolicy = Policy(nonce);
        options.WithNonce(nonce);
        options.Title = "API – Modular";
        options.OpenApiRoutePattern = Document;
        options.HeadContent = $"""<meta property="csp-nonce" content="{nonce}"><script nonce="{nonce}" src="/assets/reference.js"></script>""";
        options.DefaultFonts = false;
        options.Telemetry = false;
        options.HideClientButton = true;
        options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
    }).Public().ExcludeFromDescription();

    private static string Policy(string nonce) => "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'none'; frame-ancestors 'none'; "
        + $"img-src 'self' data:; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'";
}
