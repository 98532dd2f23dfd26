using Microsoft.AspNetCore.Http.Features;
using Modular.Host.Composition.Serving;
using Modular.Sdk;

namespace Modular.Host.Composition;

/// <summary>Proves that a generation answers, and renders its first pages, before anybody else asks it.</summary>
internal static partial class Warmup
{
    private static readonly TimeSpan PageLimit = TimeSpan.FromSeconds(5);

    public static async Task ProveAsync(CapturingServer server, CancellationToken cancellation)
    {
        const string path = "/health/ready";
        if (await StatusOfAsync(server, path, cancellation) is >= 500 and var status)
            throw new CompositionFault(CompositionStep.Probe, null, $"{path} answers with status {status}.");
    }

    /// <summary>A page of the shell, or of a module that is new in this generation, has to answer. One that belongs to a module which serves already keeps nobody from switching.</summary>
    public static async Task RenderAsync(IServiceProvider services, CapturingServer server, IReadOnlySet<string> serving, CancellationToken cancellation)
    {
        var generation = services.GetRequiredService<GenerationInfo>();
        var logger = services.GetRequiredService<ILogger<CapturingServer>>();
        foreach (var path in PublicPages(services))
        {
            var module = generation.ModuleAt(path);
            if (await ProblemOfAsync(server, path, cancellation) is not { } problem)
                continue;
            if (module is not null && serving.Contains(module.Folder.Id))
                LogStillBroken(logger, path, problem);
            else
                throw new CompositionFault(CompositionStep.Probe, module?.Name, $"{path} {problem}.");
        }
    }

    private static List<string> PublicPages(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        return [.. scope.ServiceProvider.GetServices<INavigation>().SelectMany(navigation => navigation.Items)
            .Where(item => item.Audience == Audience.Public).Select(item => item.Path).Prepend("/").Distinct()];
    }

    private static async Task<string?> ProblemOfAsync(CapturingServer server, string path, CancellationToken cancellation)
    {
        try
        {
            return await StatusOfAsync(server, path, cancellation).WaitAsync(PageLimit, cancellation) is >= 500 and var status ? $"answers with status {status}" : null;
        }
        catch (TimeoutException)
        {
            return $"does not answer within {PageLimit.TotalSeconds:0} seconds";
        }
    }

    private static async Task<int> StatusOfAsync(CapturingServer server, string path, CancellationToken cancellation)
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
        return response.StatusCode;
    }

    [LoggerMessage(LogLevel.Warning, "The public page {Path} {Problem}, as it did before this switch")]
    private static partial void LogStillBroken(ILogger logger, string path, string problem);
}
