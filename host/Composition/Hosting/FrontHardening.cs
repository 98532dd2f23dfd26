using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Modular.Host.Composition.Pipeline;

namespace Modular.Host.Composition.Hosting;

/// <summary>What the server itself takes and says, before any generation sees a request.</summary>
internal static class FrontHardening
{
    private static readonly TimeSpan HeadersLimit = TimeSpan.FromSeconds(15);

    public static void AddHardening(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = builder.Configuration.GetValue(BodyLimit.Setting, BodyLimit.Usual);
            kestrel.Limits.RequestHeadersTimeout = HeadersLimit;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(options => Trust(options, builder.Configuration.GetSection("ForwardedHeaders")));
    }

    /// <summary>Whoever may speak for others is named in the settings; nobody is by default, not even this machine.</summary>
    public static void UseKnownProxies(this WebApplication app)
    {
        var section = app.Configuration.GetSection("ForwardedHeaders");
        if (section.GetSection("KnownProxies").Exists() || section.GetSection("KnownNetworks").Exists())
            app.UseForwardedHeaders();
    }

    private static void Trust(ForwardedHeadersOptions options, IConfiguration section)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in Listed(section, "KnownProxies"))
            options.KnownProxies.Add(IPAddress.TryParse(proxy, out var address) ? address : throw NotRead("KnownProxies", proxy, "10.0.0.7"));
        foreach (var network in Listed(section, "KnownNetworks"))
            options.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(network, out var known) ? known : throw NotRead("KnownNetworks", network, "10.0.0.0/8"));
    }

    /// <summary>One value after another, or several in one separated by commas, which is easier in the environment.</summary>
    private static IEnumerable<string> Listed(IConfiguration section, string name) => section.GetSection(name).GetChildren().Select(child => child.Value)
        .Append(section[name]).OfType<string>().SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static InvalidOperationException NotRead(string name, string value, string example) =>
        new($"ForwardedHeaders:{name} holds “{value}”, which cannot be read. Write it like {example}.");
}
