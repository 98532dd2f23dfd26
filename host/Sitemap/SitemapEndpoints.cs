using System.Text;
using Modular.Sdk;

namespace Modular.Host.Sitemap;

/// <summary>What programs that read the whole site ask for first: <c>/robots.txt</c> and <c>/sitemap.xml</c>.</summary>
internal static class SitemapEndpoints
{
    private const string Xml = "application/xml; charset=utf-8";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Filters make more addresses than anybody could read, and the sitemap names every page. Somebody has chosen the feeds and calls of the API that a program asks for.</summary>
    private const string Rules = """
        User-agent: *
        Allow: /api/
        Allow: /*.atom
        Allow: /*?v=
        Disallow: /*?
        Disallow: /administration
        Disallow: /workspace
        Disallow: /sign-in

        """;

    public static IServiceCollection AddSitemap(this IServiceCollection services) => services.AddScoped<SiteAddresses>().AddScoped<ISitemap, ShellAddresses>();

    public static void MapSitemap(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/robots.txt", Methods, (HttpRequest request) => Results.Text($"{Rules.ReplaceLineEndings("\n")}\nSitemap: {SiteOf(request)}/sitemap.xml\n", "text/plain", Encoding.UTF8))
            .ExcludeFromDescription().Public();
        endpoints.MapMethods("/sitemap.xml", Methods, FirstAsync).ExcludeFromDescription().Public();
        endpoints.MapMethods("/sitemap-{file:int:min(1)}.xml", Methods, FileAsync).ExcludeFromDescription().Public();
    }

    private static Task<IResult> FirstAsync(SiteAddresses addresses, HttpContext context, CancellationToken cancellation) => AnswerAsync(addresses, context,
        (all, site) => all.Count > SitemapFile.MostAddresses ? SitemapFile.Index(all, site) : SitemapFile.Addresses(all, site), cancellation);

    private static Task<IResult> FileAsync(int file, SiteAddresses addresses, HttpContext context, CancellationToken cancellation) => AnswerAsync(addresses, context,
        (all, site) => file > SitemapFile.FilesFor(all.Count) ? null : SitemapFile.Addresses(all.Skip((file - 1) * SitemapFile.MostAddresses).Take(SitemapFile.MostAddresses), site), cancellation);

    private static async Task<IResult> AnswerAsync(
        SiteAddresses addresses, HttpContext context, Func<IReadOnlyList<SitemapEntry>, string, byte[]?> write, CancellationToken cancellation)
    {
        if (await addresses.AllAsync(cancellation) is not { } all)
        {
            // A sitemap without a programme's pages would say that they are gone.
            context.Response.Headers.RetryAfter = "300";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        return write(all, SiteOf(context.Request)) is { } bytes ? Results.Bytes(bytes, Xml) : Results.NotFound();
    }

    private static string SiteOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
