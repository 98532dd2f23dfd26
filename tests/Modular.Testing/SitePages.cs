using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Composition;

namespace Modular.Testing;

/// <summary>A Razor page of the host or of a module, with the addresses at which it answers.</summary>
/// <param name="Name">Area and path of the page, such as <c>Growth/Awards/Index</c>.</param>
/// <param name="Template">Its route, such as <c>growth/awards/{id}</c>.</param>
public sealed record SitePage(string Name, string Template)
{
    private Regex Address { get; } = new($"^{Expression(RoutePatternFactory.Parse(Template))}/?$", RegexOptions.IgnoreCase);

    /// <summary>How many of the segments are always the same: of two pages that answer, the one with more is meant.</summary>
    public int Fixed { get; } = RoutePatternFactory.Parse(Template).PathSegments.Count(segment => segment.Parts is [RoutePatternLiteralPart]);

    public bool Answers(string path) => Address.IsMatch(path);

    private static string Expression(RoutePattern pattern) => string.Concat(pattern.PathSegments.Select(segment => segment.Parts switch
    {
        [RoutePatternParameterPart { IsCatchAll: true }] => "(/.*)?",
        [RoutePatternParameterPart { IsOptional: true }] => "(/[^/]+)?",
        var parts => "/" + string.Concat(parts.Select(part => part is RoutePatternLiteralPart literal ? Regex.Escape(literal.Content) : "[^/]+")),
    }));
}

public static class SitePages
{
    /// <summary>All pages of the site as it is composed now, the most particular first.</summary>
    public static IReadOnlyList<SitePage> Pages(this ModularSite site) =>
    [
        .. site.Services.GetRequiredService<Generations>().Current!.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => PageAt(endpoint.Metadata.GetMetadata<PageActionDescriptor>()!, endpoint.RoutePattern))
            .OrderByDescending(page => page.Fixed),
    ];

    private static SitePage PageAt(PageActionDescriptor page, RoutePattern route) =>
        new($"{page.AreaName}{page.ViewEnginePath}".TrimStart('/'), route.RawText ?? "");
}
