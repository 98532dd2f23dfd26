using System.Net;
using Microsoft.AspNetCore.Hosting;
using Modular.Testing;

namespace Modular.Host.Tests.OpenId;

/// <summary>Outside development tokens are given out over HTTPS only, but for the machine itself.</summary>
public sealed class TransportTests(TransportTests.ProductionSite site) : IClassFixture<TransportTests.ProductionSite>
{
    [SiteTheory]
    [InlineData("modular.example.org", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:5080", HttpStatusCode.OK)]
    public async Task Discovery_OverPlainHttp(string host, HttpStatusCode expected)
    {
        using var client = site.Client();
        client.DefaultRequestHeaders.Host = host;
        Assert.Equal(expected, (await client.GetAsync("/.well-known/openid-configuration")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
    }

    public sealed class ProductionSite : ModularSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Production");
        }
    }
}
