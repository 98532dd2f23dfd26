using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Modular.Host.Composition;
using Modular.Host.Composition.Pipeline;
using Modular.Sdk;

namespace Modular.Host.Tests.Modules;

/// <summary>Nobody answers at another's address.</summary>
public sealed class RouteRulesTests : IDisposable
{
    private readonly PlantedModules planted = new();
    private readonly RouteRules rules = new(new Dictionary<string, string> { ["Planted"] = "planted", ["Neighbour"] = "next-door" });

    public void Dispose() => planted.Dispose();

    [Fact]
    public void Endpoints_EachAtTheirOwn_AreAllowed() => Assert.Null(rules.FaultOf(
    [
        Route("/", "GET"), Route("{*path}"), Route("councils", "GET"), Route("/api/councils/{code}", "GET"),
        Page("planted/notes", "Planted"), Api("/api/planted/notes", "GET"), Api("/api/planted/notes", "POST"), Page("next-door", "Neighbour"),
    ]));

    [Theory]
    [InlineData("/councils/notes", "the shell")]
    [InlineData("/api/next-door/notes", "Neighbour")]
    [InlineData("/api/planted-too", "the shell")]
    public void Api_OutsideItsGroup_NamesBoth(string address, string owner)
    {
        var fault = rules.FaultOf([Api(address, "GET")])!;
        Assert.Equal($"Planted answers at {address}, which belongs to {owner}. It may answer below /api/planted only.", fault.Reason);
        Assert.Equal((CompositionStep.Map, "Planted"), (fault.Step, fault.Module));
    }

    [Fact]
    public void Api_ThatEscapesItsGroup_IsFoundByItsHandler()
    {
        var module = planted.Load("Planted", "public static class Escaped { public static void Handle() { } }");
        var handler = module.Assembly.GetType("Escaped")!.GetMethod("Handle")!;
        Assert.StartsWith("Planted answers at /councils, which belongs to the shell.", rules.FaultOf([Route("councils", "GET", handler)])!.Reason);
    }

    /// <summary>A convention of its own moves the endpoint after the group gave it its address.</summary>
    [Fact]
    public void Api_ThatMovesItsEndpoint_IsFound()
    {
        var module = planted.Load("Planted", """
            public class Moved : IApi
            {
                public void Map(Microsoft.AspNetCore.Routing.RouteGroupBuilder api) => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(api, "x", () => "").Add(
                    endpoint => ((Microsoft.AspNetCore.Routing.RouteEndpointBuilder)endpoint).RoutePattern = Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/councils"));
            }
            """);
        using var app = WebApplication.CreateBuilder().Build();
        ((IApi)Activator.CreateInstance(module.Assembly.GetType("Moved")!)!).Map(app.MapGroup("/api/planted").WithMetadata(new ModuleEndpoint("Planted", "/api/planted")));
        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
        Assert.StartsWith("Planted answers at /councils, which belongs to the shell.", rules.FaultOf([.. endpoints])!.Reason);
    }

    [Fact]
    public void Slug_WhereTheShellAnswers_NamesBoth()
    {
        var fault = rules.FaultOf([Page("planted/{id}", area: null)])!;
        Assert.Equal(("Planted", "the slug “planted” of Planted belongs to the shell, which answers at /planted/{id}."), (fault.Module, fault.Reason));
    }

    [Theory]
    [InlineData("/shared/{id}", "/Shared/{number}")]
    [InlineData("/shared", "/shared")]
    public void Route_ClaimedTwice_NamesBoth(string one, string other)
    {
        var fault = rules.FaultOf([Route(one, "GET"), Route(other, "GET", new ModuleEndpoint("Planted", other))])!;
        Assert.Equal(("Planted", $"{other} is claimed by the shell ({one}) and by Planted ({other})."), (fault.Module, fault.Reason));
    }

    [Fact]
    public void Route_WithAnotherMethod_IsAllowed() =>
        Assert.Null(rules.FaultOf([Route("/shared", "GET"), Route("/shared", "POST", new ModuleEndpoint("Planted", "/shared"))]));

    private static RouteEndpoint Api(string pattern, string method) => Route(pattern, method, new ModuleEndpoint("Planted", "/api/planted"));

    private static RouteEndpoint Page(string pattern, string? area) => Route(pattern, null, new PageActionDescriptor { AreaName = area });

    private static RouteEndpoint Route(string pattern, string? method = null, params object[] metadata) => new(
        _ => Task.CompletedTask, RoutePatternFactory.Parse(pattern), 0, new([.. metadata, .. method is null ? [] : new object[] { new HttpMethodMetadata([method]) }]), pattern);
}
