using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Composition;
using Modular.Host.Modules;
using Modular.Host.Modules.Contributions;
using Modular.Host.Modules.Faults;
using Modular.Host.Modules.Loading;
using Modular.Host.Storage;
using Modular.Sdk;
using Modular.Sdk.TagHelpers;

namespace Modular.Host.Pages.Administration;

/// <summary>What operators watch: generations, modules in memory, faults, slow contributions, stores.</summary>
[Permission(HostPermissions.Administration)]
internal sealed class SystemModel(
    Generations generations, GenerationInfo own, ModuleStates states, ModuleHealth health, ModuleContexts contexts, ContributionTimes times, StoreSizes sizes,
    TimeProvider clock) : PageModel
{
    private const int MostContributions = 10;
    private const double Megabyte = 1_048_576;

    public IReadOnlyList<GenerationRow> Generations { get; private set; } = [];

    public IReadOnlyList<MemoryRow> Modules { get; private set; } = [];

    public IReadOnlyList<ContributionTime> Contributions { get; } = times.Slowest(MostContributions);

    public IReadOnlyList<(string Store, long Bytes)> Stores { get; private set; } = [];

    /// <summary>What composing the generation that serves took, step by step.</summary>
    public IReadOnlyList<Bar> Steps { get; private set; } = [];

    public string Memory => $"{Environment.WorkingSet / Megabyte:0} MB";

    public string Now => Local(clock.GetUtcNow());

    public bool AnyKept => Modules.Any(module => module.Kept > 0);

    public bool AnyPinned => Modules.Any(module => module.Pinned > 0);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        Generations = [.. generations.All.Select(generation => new GenerationRow(
            generation.Number,
            generation.Retired is null ? "Serves" : "Finishes",
            Age(now - generation.Started),
            generation.Retired is { } retired ? Age(now - retired) : null,
            // The request for this very page is one of them.
            generation.InFlight - (generation.Number == own.Number ? 1 : 0),
            string.Join(", ", generation.Modules.Select(module => module.Instance.Info.Title))))];
        Steps = [.. generations.Current?.Steps.Select(step => new Bar(Words(step.Step), (decimal)Math.Round(step.Took.TotalMilliseconds, 1))) ?? []];
        Modules = [.. contexts.Alive(generations.Current).GroupBy(context => context.Module).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Row)];
        Stores = await sizes.AllAsync(cancellation);
    }

    public static string Size(long bytes) => bytes >= Megabyte ? $"{bytes / Megabyte:0.0} MB" : $"{bytes / 1024.0:0} KB";

    private MemoryRow Row(IGrouping<string, LiveContext> module)
    {
        var faults = health.Of(module.Key);
        int Count(ContextState state) => module.Count(context => context.State == state);
        return new MemoryRow(
            states.Find(module.Key).Title ?? module.Key, Count(ContextState.Active), Count(ContextState.Draining), Count(ContextState.Kept), Count(ContextState.Pinned), faults.Count,
            faults.Count == 0 ? null : $"{faults.Where}, {Local(faults.LastAt!.Value)}: {faults.Reason}");
    }

    private static string Words(CompositionStep step) => step switch
    {
        CompositionStep.Load => "Load the modules",
        CompositionStep.Register => "Register services",
        CompositionStep.Build => "Build the container",
        CompositionStep.Migrate => "Bring stores up to date and read them",
        CompositionStep.Sample => "Sample data",
        CompositionStep.Map => "Map addresses",
        CompositionStep.Start => "Start",
        CompositionStep.Probe => "Prove and render pages",
        _ => step.ToString(),
    };

    private static string Age(TimeSpan age) => age.TotalMinutes < 2 ? $"{age.TotalSeconds:0} s" : age.TotalHours < 2 ? $"{age.TotalMinutes:0} min" : $"{age.TotalHours:0} h";

    private string Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone).ToString("HH:mm:ss");
}

internal sealed record GenerationRow(int Number, string State, string Age, string? Finishing, int InFlight, string Modules);

internal sealed record MemoryRow(string Title, int Active, int Draining, int Kept, int Pinned, int Faults, string? LastFault);
