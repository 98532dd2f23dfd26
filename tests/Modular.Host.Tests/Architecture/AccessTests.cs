using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Composition;
using Modular.Host.Composition.Pipeline;
using Modular.Host.Modules;
using Modular.Sdk;
using Modular.Testing;

namespace Modular.Host.Tests.Architecture;

/// <summary>Every endpoint states its permission or says that it is public; every view lies in its module's area.</summary>
public sealed class AccessTests(TestModuleSite site) : IClassFixture<TestModuleSite>
{
    [SiteFact]
    public void Endpoints_AllStateTheirAccess()
    {
        var generation = site.Services.GetRequiredService<Generations>().Current!;
        using var scope = generation.Services.CreateScope();
        var declared = scope.ServiceProvider.GetServices<IPermissions>().SelectMany(permissions => permissions.All).Select(permission => permission.Name).ToHashSet();
        var endpoints = generation.Services.GetRequiredService<EndpointDataSource>().Endpoints;

        Assert.True(endpoints.Count > 20);
        Assert.Empty(endpoints.Select(endpoint => EndpointRules.ProblemOf(endpoint, declared)).OfType<string>());
    }

    [Fact]
    public void PlantedEndpoint_WithoutAccess_IsFound()
    {
        Assert.Contains("states neither", EndpointRules.ProblemOf(Endpoint(), new HashSet<string>()));
        Assert.Null(EndpointRules.ProblemOf(Endpoint(new PublicAttribute()), new HashSet<string>()));
        Assert.Contains("states neither", EndpointRules.ProblemOf(Endpoint(new AuthorizeAttribute()), new HashSet<string>()));
    }

    [Fact]
    public void PlantedEndpoint_WithUndeclaredPermission_IsFound()
    {
        Assert.Contains("nobody declares", EndpointRules.ProblemOf(Endpoint(new PermissionAttribute("x.edit")), new HashSet<string>()));
        Assert.Null(EndpointRules.ProblemOf(Endpoint(new PermissionAttribute("x.edit")), new HashSet<string> { "x.edit" }));
    }

    [Fact]
    public void PlantedEndpoint_WithBoth_IsFound() =>
        Assert.Contains("both public", EndpointRules.ProblemOf(Endpoint(new PublicAttribute(), new PermissionAttribute("x.edit")), new HashSet<string> { "x.edit" }));

    [Fact]
    public void PlantedHandler_WithItsOwnPermission_IsFound()
    {
        Assert.Equal("PlantedPage.OnPost", ModuleRules.GuardedHandler([typeof(PlantedPage)]));
        Assert.Null(ModuleRules.GuardedHandler(typeof(Program).Assembly.GetTypes()));
    }

    [Fact]
    public void PlantedView_OutsideItsArea_IsFound()
    {
        Assert.Equal("/Pages/Shared/_Layout.cshtml", ModuleRules.ViewOutside("Planted", ["/Areas/Planted/Pages/Index.cshtml", "/Pages/Shared/_Layout.cshtml"]));
        Assert.Equal("/Areas/PlantedToo/Pages/Index.cshtml", ModuleRules.ViewOutside("Planted", ["/Areas/PlantedToo/Pages/Index.cshtml"]));
        Assert.Null(ModuleRules.ViewOutside("Planted", ["/Areas/Planted/Pages/Index.cshtml"]));
    }

    private sealed class PlantedPage : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
    {
        [Permission("x.edit")]
        public void OnPost()
        {
        }
    }

    private static Endpoint Endpoint(params object[] metadata) => new(null, new EndpointMetadataCollection(metadata), "planted");
}
