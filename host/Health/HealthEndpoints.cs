using Modular.Host.Composition;
using Modular.Host.Modules;
using Modular.Sdk;

namespace Modular.Host.Health;

/// <summary>For whatever watches the process: is it alive, and does it serve?</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).Public();
        app.MapGet("/health/ready", (GenerationInfo generation, ModuleStates states) => Results.Ok(new Readiness(
            "ready",
            generation.Number,
            [.. generation.Modules.Select(module => module.Name)],
            [.. states.All.Where(entry => entry.Value.State is ModuleState.Faulted).Select(entry => entry.Key)]))).Public();
    }

    private sealed record Readiness(string Status, int Generation, IReadOnlyList<string> Modules, IReadOnlyList<string> Faulted);
}
