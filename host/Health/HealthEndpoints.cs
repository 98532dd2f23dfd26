using System.Data.Common;
using Modular.Host.Accounts;
using Modular.Host.Composition;
using Modular.Host.Composition.Switching;
using Modular.Host.Modules;
using Modular.Host.Modules.Installation;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Health;

/// <summary>For whatever watches the process: is it alive, and does it serve?</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan StoreLimit = TimeSpan.FromSeconds(2);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).Public();
        app.MapGet("/health/ready", async (GenerationInfo generation, ModuleStates states, ModuleSwitch modules, ModuleCatalogue catalogue, StoreDatabases databases, ICurrentUser reader,
            CancellationToken cancellation) =>
        {
            var unreachable = await UnreachableAsync(generation, databases, cancellation);
            var readiness = new Readiness(
                unreachable.Count == 0 ? "ready" : "not ready",
                generation.Number,
                [.. generation.Modules.Select(module => module.Name)],
                [.. catalogue.Names.Select(name => LeftOutOf(name, states.Find(name), generation, modules)).OfType<LeftOut>()
                    // Reasons carry texts of exceptions, which may name paths and servers: not for everybody.
                    .Select(left => reader.Can(HostPermissions.Administration) ? left : left with { Reason = null })],
                unreachable);
            return Results.Json(readiness, statusCode: unreachable.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).Public();
    }

    /// <summary>What is installed and should run but does not: the module, or its newest version.</summary>
    private static LeftOut? LeftOutOf(string module, ModuleRecord record, GenerationInfo generation, ModuleSwitch modules) => record.State switch
    {
        ModuleState.Enabled => modules.RefusedOf(module) is { } refused && generation.Modules.Any(loaded => loaded.Name == module) ? new LeftOut(module, "older version serves", refused.Reason) : null,
        ModuleState.Disabled => null,
        _ => new LeftOut(module, record.State.ToString().ToLowerInvariant(), record.Reason ?? ""),
    };

    private static async Task<IReadOnlyList<string>> UnreachableAsync(GenerationInfo generation, StoreDatabases databases, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StoreLimit);
        var unreachable = new List<string>();
        foreach (var store in generation.Modules.Where(module => module.StoreType is not null).Select(module => module.Store).Append(StoreDatabases.HostStore))
        {
            try
            {
                await databases.HasHistoryAsync(store, limit.Token);
            }
            catch (Exception exception) when (exception is DbException or OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                unreachable.Add(store);
            }
        }
        return unreachable;
    }

    private sealed record Readiness(
        string Status, int Generation, IReadOnlyList<string> Modules, IReadOnlyList<LeftOut> LeftOut, IReadOnlyList<string> UnreachableStores);

    private sealed record LeftOut(string Module, string State, string? Reason);
}
