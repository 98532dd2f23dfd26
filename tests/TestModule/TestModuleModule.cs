using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TestModule;

/// <summary>What the settings <c>Modules:TestModule</c> ask it to do wrong.</summary>
public sealed record Misbehaviour(string? Card, string? Involvement, string? Sitemap);

/// <summary>The module that the host's tests switch on and off.</summary>
public sealed class TestModuleModule : Module
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["Configure"] == "throw")
            throw new InvalidOperationException("ConfigureServices was asked to throw");
        Leak.Plant(configuration["Leak"]);
        services.AddSingleton(new Misbehaviour(configuration["Card"], configuration["Involvement"], configuration["Sitemap"]));
        services.AddSingleton(JobSettings.From(configuration));
    }
}
