using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Modular.Host.Api;
using Modular.Host.Composition.Pipeline;
using Modular.Host.Exports;
using Modular.Host.Modules.Contributions;
using Modular.Host.Modules.Loading;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Modules;

/// <summary>Puts one module into the generation that is being composed.</summary>
internal static class ModuleComposition
{
    private static readonly MethodInfo AddStoreMethod = typeof(ModuleComposition).GetMethod(nameof(AddStore), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static IServiceCollection AddModule(this WebApplicationBuilder builder, LoadedModule module)
    {
        var services = builder.Services;
        services.AddSingleton(module.Instance.GetType(), module.Instance);
        services.Scan(scan => scan.FromAssemblies(module.Assembly)
            .AddClasses(classes => classes.AssignableTo<IContribution>(), publicOnly: false)
            .As(type => type.GetInterfaces().Where(contract => contract != typeof(IContribution) && contract.IsAssignableTo(typeof(IContribution))))
            .WithScopedLifetime());
        if (module.StoreType is { } store)
            AddStoreMethod.MakeGenericMethod(store).Invoke(null, [services, module]);
        ServiceRules.Guard(module.Assembly, services, () => module.Instance.ConfigureServices(services, builder.Configuration.GetSection($"Modules:{module.Name}")));

        var parts = services.AddRazorPages().PartManager.ApplicationParts;
        parts.Add(new AssemblyPart(module.Assembly));
        parts.Add(new CompiledRazorAssemblyPart(module.Assembly));
        return services;
    }

    public static WebApplication MapModule(this WebApplication app, LoadedModule module)
    {
        using var scope = app.Services.CreateScope();
        var types = app.Services.GetRequiredService<ContributionTypes>();
        var below = $"/api/{module.Slug}";
        foreach (var type in types.Of<IApi>(module))
            ((IApi)scope.ServiceProvider.GetRequiredService(type)).Map(app.MapGroup(below).WithTags(module.Instance.Info.Title).WithMetadata(new ModuleEndpoint(module.Name, below)).WithHead());
        foreach (var type in types.Of<IExport>(module))
            app.MapExport((IExport)scope.ServiceProvider.GetRequiredService(type), module);
        return app;
    }

    private static void AddStore<TStore>(IServiceCollection services, LoadedModule module) where TStore : StoreContext
    {
        services.AddSingleton<IStoreReader<TStore>>(provider => StoreReaders.Of<TStore>(provider.GetRequiredService<StoreDatabases>(), module, provider));
        services.AddDbContext<TStore>((provider, options) =>
        {
            provider.GetRequiredService<StoreDatabases>().Configure(options, module.Store, module);
            var request = provider.GetRequiredService<IHttpContextAccessor>().HttpContext;
            var writes = new GatedWrites(provider.GetRequiredService<WriteGates>().Of(module.Store), module.Instance.Info.Title, toTheEnd: request is not null);
            if (request is not null)
                RequestWrites.Add(request, writes);
            options.AddInterceptors(provider.GetRequiredService<HistoryWriters>().For(module.Store), writes);
        });
    }
}
