using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Modular.Host.Api;
using Modular.Host.Composition;
using Modular.Host.Exports;
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
        var below = $"/api/{module.Slug}";
        foreach (var api in scope.ServiceProvider.GetServices<IApi>().Where(api => api.GetType().Assembly == module.Assembly))
            api.Map(app.MapGroup(below).WithTags(module.Instance.Info.Title).WithMetadata(new ModuleEndpoint(module.Name, below)).WithHead());
        foreach (var export in scope.ServiceProvider.GetServices<IExport>().Where(export => export.GetType().Assembly == module.Assembly))
            app.MapExport(export, module);
        return app;
    }

    private static void AddStore<TStore>(IServiceCollection services, LoadedModule module) where TStore : StoreContext =>
        services.AddDbContext<TStore>((provider, options) =>
        {
            provider.GetRequiredService<StoreDatabases>().Configure(options, module.Store, module);
            options.AddInterceptors(provider.GetRequiredService<HistoryWriters>().For(module.Store), new GatedWrites(
                provider.GetRequiredService<WriteGates>().Of(module.Store), module.Instance.Info.Title, toTheEnd: provider.GetRequiredService<IHttpContextAccessor>().HttpContext is not null));
        });
}
