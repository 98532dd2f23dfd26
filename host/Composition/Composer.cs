using Microsoft.AspNetCore.Hosting.Server;
using Modular.Host.Composition.Pipeline;
using Modular.Host.Composition.Serving;
using Modular.Host.Jobs;
using Modular.Host.Modules;
using Modular.Host.Modules.Contributions;
using Modular.Host.Modules.Faults;
using Modular.Host.Modules.Installation;
using Modular.Host.Modules.Loading;
using Modular.Host.Storage;
using Modular.Host.Telemetry;
using Modular.Host.Work;

namespace Modular.Host.Composition;

/// <summary>Builds generations. Each is an ordinary ASP.NET Core application: the shell and every enabled module, one service provider, one endpoint table.</summary>
internal sealed partial class Composer(
    IServiceProvider front, ModuleLoader loader, ModuleStates states, BootJournal journal, StoreMigrator migrator, StepLimits limits, GenerationEnd end, ModuleHealth health,
    CompositionMetrics metrics, TimeProvider clock, ILogger<Composer> logger)
{
    /// <summary>The first generation serves as soon as it answers: before it there was no site, so nobody waits for pages that are not rendered yet.</summary>
    private const int FirstNumber = 1;

    /// <param name="number">Its number.</param><param name="folders">The modules, from the shelf.</param>
    /// <param name="serving">The generation that goes on meanwhile; null at the start.</param>
    /// <param name="cancellation">Ends when the host stops.</param>
    /// <exception cref="CompositionFault">It cannot be composed; nothing of it is left.</exception>
    public async Task<Generation> ComposeAsync(int number, IReadOnlyList<ModuleFolder> folders, Generation? serving, CancellationToken cancellation)
    {
        using var scope = logger.BeginScope(new LogScope(number, "Host"));
        var modules = new List<LoadedModule>();
        var moves = new StoreMoves();
        var server = new CapturingServer(front.GetRequiredService<ILogger<CapturingServer>>());
        var work = new Work(new StepTimes(metrics), [.. serving?.Modules.Select(module => module.Folder.Id) ?? []], cancellation);
        WebApplication? app = null;
        try
        {
            var preparing = Task.Run(() => Prepare(number, modules, server), cancellation);
            foreach (var folder in folders)
                modules.Add(await LoadAsync(folder, work));
            // Of two that want the same name, the one that has served well keeps it.
            ModuleRules.CheckTogether([.. modules.OrderBy(module => !journal.IsGood(module.Folder.Id))]);
            using var watched = journal.Doing(modules.Except(serving?.Modules ?? []).Select(module => module.Folder.Id).Where(id => !journal.IsGood(id)));
            await EachAsync(modules, module => MigrateAsync(module, moves, cancellation), work);

            var warming = EachAsync(modules, module => Task.Run(() => migrator.WarmAsync(module, cancellation), cancellation), work);
            app = await BuildAsync(await preparing, modules, work);
            await work.Times.MeasureAsync(CompositionStep.Sample, () => SampleProgramme.LoadAsync(app.Services, modules, limits.Migration, cancellation));
            await AllAsync(CompositionStep.Start, () => app.StartAsync(cancellation), limits.Step, work);
            BackgroundFaults.Watch(app.Services, modules, health);
            await AllAsync(CompositionStep.Map, () => { EndpointRules.Check(app.Services, modules); return Task.CompletedTask; }, limits.Step, work);
            var rendering = Task.Run(() => Warmup.RenderAsync(app.Services, server, work.Serving, cancellation), cancellation);
            await AllAsync(CompositionStep.Probe, () => Warmup.ProveAsync(server, cancellation), limits.Step, work);
            await warming;
            if (number > FirstNumber)
                await AllAsync(CompositionStep.Probe, () => rendering, limits.Step, work);
            else
                _ = ReportAsync(rendering);
            return new Generation(number, app, server, modules, moves, work.Times.All, clock.GetUtcNow(), loader, end);
        }
        catch (Exception)
        {
            try
            {
                if (app is not null)
                    await end.RunAsync(number, app);
                await moves.UndoAsync();
            }
            finally
            {
                loader.Release(modules);
            }
            throw;
        }
    }

    private Task MigrateAsync(LoadedModule module, StoreMoves moves, CancellationToken cancellation)
    {
        var store = states.StoreOf(module.Name);
        if (module.Store.Length == 0)
            module.Store = store;
        // A version that still finishes its requests on the data before an upgrade would bring those data back.
        if (module.StoreType is not null && module.Store != store)
            throw new InvalidOperationException($"its data have moved on to {store} with a newer version. Try again when the old version has finished its requests.");
        return migrator.MigrateAsync(module, moves, cancellation);
    }

    /// <summary>A load that ends when nobody waits for it any more is given back at once.</summary>
    private async Task<LoadedModule> LoadAsync(ModuleFolder folder, Work work)
    {
        Task<LoadedModule>? loading = null;
        try
        {
            return await OneAsync(CompositionStep.Load, folder, () => loading = Task.Run(() => loader.Take(folder), work.Cancellation), work);
        }
        catch (Exception)
        {
            loader.GivenUp(folder);
            _ = loading?.ContinueWith(late => loader.Release([late.Result]), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }
    }

    private Task<T> OneAsync<T>(CompositionStep step, ModuleFolder folder, Func<T> task, Work work) =>
        OneAsync(step, folder, () => Task.Run(task, work.Cancellation), work);

    /// <summary>A step that runs the code of one module: on a thread of its own, because what hangs there can only be left behind.</summary>
    private async Task<T> OneAsync<T>(CompositionStep step, ModuleFolder folder, Func<Task<T>> task, Work work)
    {
        // What serves already is not to blame for an end in the middle of somebody else's switch.
        using var watched = work.Serving.Contains(folder.Id) ? null : journal.Doing(folder.Id);
        var result = default(T);
        await work.Times.MeasureAsync(step, async () =>
        {
            result = await CompositionFault.GuardAsync(step, folder.Name, task, limits.Step, work.Cancellation);
        });
        return result!;
    }

    private Task EachAsync(List<LoadedModule> modules, Func<LoadedModule, Task> task, Work work) => work.Times.MeasureAsync(CompositionStep.Migrate,
        () => Task.WhenAll(modules.Select(module => CompositionFault.GuardAsync(
            CompositionStep.Migrate, module.Name, () => Task.Run(() => task(module), work.Cancellation), limits.Migration, work.Cancellation))));

    /// <summary>A step that runs the code of all modules.</summary>
    private static Task AllAsync(CompositionStep step, Func<Task> task, TimeSpan limit, Work work) => work.Times.MeasureAsync(step,
        () => CompositionFault.GuardAsync(step, null, () => Task.Run(task, work.Cancellation), limit, work.Cancellation));

    private async Task ReportAsync(Task rendering)
    {
        try
        {
            await rendering;
        }
        catch (CompositionFault fault)
        {
            LogNotRendered(fault.Reason);
        }
        catch (OperationCanceledException)
        {
            LogNotRendered("the host was stopped meanwhile.");
        }
    }

    /// <summary>What does not depend on the modules, beside their loading.</summary>
    private (WebApplicationBuilder, GenerationInfo) Prepare(int number, IReadOnlyList<LoadedModule> modules, CapturingServer server)
    {
        var environment = front.GetRequiredService<IWebHostEnvironment>();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = environment.ApplicationName,
            ContentRootPath = environment.ContentRootPath,
            EnvironmentName = environment.EnvironmentName,
        });
        builder.Configuration.AddConfiguration(front.GetRequiredService<IConfiguration>());
        builder.Services.AddSingleton<IServer>(server);
        var generation = new GenerationInfo(number, clock.GetUtcNow(), modules);
        builder.AddShell(generation, front);
        return (builder, generation);
    }

    private async Task<WebApplication> BuildAsync((WebApplicationBuilder, GenerationInfo) prepared, List<LoadedModule> modules, Work work)
    {
        var (builder, generation) = prepared;
        foreach (var module in modules)
            await OneAsync(CompositionStep.Register, module.Folder, () => builder.AddModule(module), work);
        builder.Services.AddJobs();
        builder.Services.AddWorkRunner();
        builder.Services.AddContributions();
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);

        WebApplication app = null!;
        await AllAsync(CompositionStep.Build, () => { app = builder.Build(); return Task.CompletedTask; }, limits.Step, work);
        try
        {
            CompositionFault.Guard(CompositionStep.Map, null, () => app.UseShell(generation));
            foreach (var module in modules)
                await OneAsync(CompositionStep.Map, module.Folder, () => app.MapModule(module), work);
            return app;
        }
        catch (Exception)
        {
            await end.RunAsync(generation.Number, app);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Error, "A public page of the first generation does not answer: {Reason}")]
    private partial void LogNotRendered(string reason);

    private sealed record Work(StepTimes Times, HashSet<string> Serving, CancellationToken Cancellation);
}

/// <summary>Which generation this is, for services inside it.</summary>
internal sealed record GenerationInfo(int Number, DateTimeOffset Started, IReadOnlyList<LoadedModule> Modules)
{
    public LoadedModule? ModuleOf(Type type) => Modules.FirstOrDefault(module => module.Assembly == type.Assembly);

    public LoadedModule? ModuleAt(PathString path) =>
        ModulePath.SlugOf(path) is { } slug ? Modules.FirstOrDefault(module => module.Slug == slug) : null;
}
