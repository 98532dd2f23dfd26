using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Composition;
using Modular.Host.Modules;
using Modular.Host.Modules.Loading;
using Modular.Sdk;

namespace Modular.Host.Tests.Modules;

/// <summary>A module registers services of its own, and nothing else.</summary>
public sealed class ServiceRulesTests : IDisposable
{
    private const string Own = """
        public interface IPlan; public class Plan : IPlan; public class PlanOptions { public int Most { get; set; } }
        public class Worker : IHostedService { public Task StartAsync(CancellationToken c) => Task.CompletedTask; public Task StopAsync(CancellationToken c) => Task.CompletedTask; }
        public class Navigation : INavigation { public IEnumerable<NavigationItem> Items => []; }
        public class MyMarkdown : IMarkdown { public Microsoft.AspNetCore.Html.IHtmlContent ToHtml(string markdown) => null; public string ToText(string markdown) => ""; }
        """;

    private readonly PlantedModules planted = new();

    public void Dispose() => planted.Dispose();

    [Theory]
    [InlineData("services.AddScoped<IPlan, Plan>();")]
    [InlineData("services.AddKeyedSingleton<Plan>(\"one\");")]
    [InlineData("services.AddSingleton<IList<Plan>>(new List<Plan>());")]
    [InlineData("services.AddOptions<PlanOptions>().Bind(configuration).Validate(o => o.Most >= 0).ValidateOnStart();")]
    [InlineData("services.AddHostedService<Worker>();")]
    [InlineData("services.AddSingleton<Worker>(); services.AddHostedService(provider => provider.GetRequiredService<Worker>());")]
    [InlineData("services.AddHttpContextAccessor();")]
    public void Registering_ItsOwn_IsAllowed(string configure) => Assert.Null(FaultOf(configure));

    [Theory]
    [InlineData("services.AddSingleton<IMarkdown, MyMarkdown>();", "Planted registers IMarkdown, which belongs to the host (Modular.Sdk).")]
    [InlineData("services.AddKeyedSingleton<IMarkdown, MyMarkdown>(\"mine\");", "Planted registers IMarkdown, which belongs to the host (Modular.Sdk).")]
    [InlineData("services.Insert(0, ServiceDescriptor.Singleton<IMarkdown, MyMarkdown>());", "Planted registers IMarkdown, which belongs to the host (Modular.Sdk).")]
    [InlineData("services.AddScoped<INavigation, Navigation>();", "Contributions are found by themselves")]
    [InlineData("services.AddSingleton<Microsoft.Extensions.Caching.Memory.IMemoryCache>(_ => null);", "Planted registers IMemoryCache, which belongs to the framework (Microsoft.Extensions.Caching.Abstractions).")]
    [InlineData("services.Configure<Microsoft.AspNetCore.Routing.RouteOptions>(o => o.LowercaseUrls = false);", "Planted registers IConfigureOptions<RouteOptions>, which belongs to the framework (Microsoft.AspNetCore.Routing).")]
    [InlineData("services.AddSingleton(typeof(IList<>), typeof(List<>));", "Planted registers IList<T>, which belongs to the framework")]
    [InlineData("services.AddSingleton<IHostedService>(ServiceProviderServiceExtensions.GetRequiredService<BackgroundService>);", "Planted registers IHostedService, which belongs to the framework (Microsoft.Extensions.Hosting.Abstractions).")]
    public void Registering_Anothers_NamesBoth(string configure, string refusal) => Assert.Contains(refusal, FaultOf(configure)!.Reason);

    [Theory]
    [InlineData("services.Remove(services.First(s => s.ServiceType == typeof(ICouncilRegister)));", "Planted removes ICouncilRegister, which belongs to the host (Modular.Sdk).")]
    [InlineData("services.Clear();", "Planted removes ICouncilRegister, which belongs to the host (Modular.Sdk).")]
    [InlineData("var i = services.ToList().FindIndex(s => s.ServiceType == typeof(IMarkdown)); services[i] = ServiceDescriptor.Singleton<IMarkdown, MyMarkdown>();", "Planted replaces IMarkdown, which belongs to the host (Modular.Sdk).")]
    [InlineData("var s = services[0]; services.RemoveAt(0); services.Add(s);", "Planted moves ICouncilRegister, which belongs to the host (Modular.Sdk).")]
    public void Touching_WhatIsThere_NamesBoth(string configure, string refusal) => Assert.StartsWith(refusal, FaultOf(configure)!.Reason);

    [Fact]
    public void Touching_AnotherModules_NamesBoth()
    {
        var other = planted.Load("Neighbour", "public class Fence;");
        var module = planted.Load("Planted", Own, Configure("services.RemoveAt(0);"));
        var services = new ServiceCollection();
        services.AddSingleton(other.Assembly.GetType("Fence")!);
        var fault = Assert.Throws<CompositionFault>(() => Guard(module, services));
        Assert.StartsWith("Planted removes Fence, which belongs to Neighbour.", fault.Reason);
        Assert.Equal((CompositionStep.Register, "Planted"), (fault.Step, fault.Module));
    }

    private CompositionFault? FaultOf(string configure)
    {
        var module = planted.Load("Planted", Own, Configure(configure));
        var services = new ServiceCollection();
        services.AddSingleton<ICouncilRegister>(_ => null!);
        services.AddSingleton<IMarkdown>(_ => null!);
        services.AddOptions();
        services.AddSingleton<IHttpContextAccessor, HttpContextAccessor>();
        try
        {
            Guard(module, services);
            return null;
        }
        catch (CompositionFault fault)
        {
            return fault;
        }
    }

    private static void Guard(LoadedModule module, ServiceCollection services) =>
        ServiceRules.Guard(module.Assembly, services, () => module.Instance.ConfigureServices(services, new ConfigurationBuilder().Build()));

    private static string Configure(string statements) => $"public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) {{ {statements} }}";
}
