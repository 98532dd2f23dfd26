using Microsoft.AspNetCore.Http.Features;
using Modular.Sdk;

namespace Modular.Host.Composition;

/// <summary>Proves that a generation answers, and renders its first pages, before anybody else asks it.</summary>
internal static class Warmup
{
    public static Task ProveAsync(CapturingServer server, CancellationToken cancellation) => ProbeAsync(server, "/health/ready", cancellation);

    public static async Task RenderAsync(IServiceProvider services, CapturingServer server, CancellationToken cancellation)
    {
        foreach (var path in PublicPages(services))
            await ProbeAsync(server, path, cancellation);
    }

    private static List<string> PublicPages(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        return [.. scope.ServiceProvider.GetServices<INavigation>().SelectMany(navigation => navigation.Items)
            .Where(item => item.Audience == Audience.Public).Select(item => item.Path).Prepend("/").Distinct()];
    }

    private static async Task ProbeAsync(CapturingServer server, string path, CancellationToken cancellation)
    {
        var response = new HttpResponseFeature();
        var body = new MemoryStream();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = "GET",
            Path = path,
            Scheme = "http",
            Protocol = "HTTP/1.1",
            Headers = new HeaderDictionary { ["Host"] = "localhost" },
        });
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = cancellation });
        await server.ServeAsync(features);
        if (response.StatusCode >= 500)
            throw new CompositionFault(CompositionStep.Probe, null, $"{path} answers with status {response.StatusCode}.");
    }
}
