using Microsoft.AspNetCore.Hosting.Server;
using Modular.Host.Modules;
using Modular.Host.Storage;
using Modular.Host.Telemetry;

namespace Modular.Host.Composition;

/// <summary>Builds generations. Each is an ordinary ASP.NET Core application: the shell and every enabled module, one service provider, one endpoint table.</summary>
internal sealed partial class Composer(IServiceProvider front, ModuleLoader loader, StoreMigrator migrator, TimeProvider clock, ILogger<Composer> logger)
{
    /// <summary>The first generation serves as soon as it answers: before it there was no site, so nobody waits for pages that are not rendered yet.</summary>
    private const int FirstNumber = 1;

    public async Task<Generation> ComposeAsync(int number, IReadOnlyList<ModuleFolder> folders, CancellationToken cancellation)
    {
        using var scope = logger.BeginScope(new LogScope(number, "Host"));
        var modules = new List<LoadedModule>();
        var server = new CapturingServer();
        WebApplication? app = null;
        try
        {
            foreach (var folder in folders)
                CompositionFault.Guard(CompositionStep.Load, folder.Name, () => modules.Add(loader.Take(folder)));
            ModuleRules.CheckTogether(modules);
            await ForEachAsync(modules, module => migrator.MigrateAsync(module, cancellation), cancellation);

            var warming = ForEachAsync(modules, module => Task.Run(() => migrator.WarmAsync(module, cancellation), cancellation), cancellation);
            app = Build(number, modules, server);
            await SampleProgramme.LoadAsync(app.Services, modules, cancellation);
            await CompositionFault.GuardAsync(CompositionStep.Start, null, () => app.StartAsync(cancellation), cancellation);
            CompositionFault.Guard(CompositionStep.Map, null, () => EndpointRules.Check(app.Services, modules));
            var rendering = Task.Run(() => Warmup.RenderAsync(app.Services, server, cancellation), cancellation);
            await Warmup.ProveAsync(server, cancellation);
            await warming;
            if (number > FirstNumber)
                await rendering;
            else
                _ = ReportAsync(rendering);
            return new Generation(number, app, server, modules, clock.GetUtcNow(), loader);
        }
        catch (Exception)
        {
            if (app is not null)
                await app.DisposeAsync();
            loader.Release(modules);
            throw;
        }
    }

    private static Task ForEachAsync(List<LoadedModule> modules, Func<LoadedModule, Task> work, CancellationToken cancellation) => Task.WhenAll(
        modules.Select(module => CompositionFault.GuardAsync(CompositionStep.Migrate, module.Name, () => work(module), cancellation)));

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

    private WebApplication Build(int number, List<LoadedModule> modules, CapturingServer server)
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
        foreach (var module in modules)
            CompositionFault.Guard(CompositionStep.Register, module.Name, () => builder.AddModule(module));
        builder.Services.GuardContributions();
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);

        WebApplication? app = null;
        CompositionFault.Guard(CompositionStep.Build, null, () => app = builder.Build());
        CompositionFault.Guard(CompositionStep.Map, null, () => app!.UseShell(generation));
        foreach (var module in modules)
            CompositionFault.Guard(CompositionStep.Map, module.Name, () => app!.MapModule(module));
        return app!;
    }

    [LoggerMessage(LogLevel.Error, "A public page of the first generation does not answer: {Reason}")]
    private partial void LogNotRendered(string reason);
}

/// <summary>Which generation this is, for services inside it.</summary>
internal sealed record GenerationInfo(int Number, DateTimeOffset Started, IReadOnlyList<LoadedModule> Modules)
{
    public LoadedModule? ModuleOf(Type type) => Modules.FirstOrDefault(module => module.Assembly == type.Assembly);

    public LoadedModule? ModuleAt(PathString path) =>
        ModulePath.SlugOf(path) is { } slug ? Modules.FirstOrDefault(module => module.Slug == slug) : null;
}
