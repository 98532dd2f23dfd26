using Modular.Host.Composition;
using Modular.Sdk;

namespace Modular.Host.Accounts.Access;

internal static class AccessServices
{
    /// <summary>For the front: what people have been given is remembered over switches.</summary>
    public static void AddGivenCache(this IServiceCollection services) => services.AddSingleton<GivenCache>();

    /// <summary>For a generation: what it declares, and who may do it.</summary>
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton(DeclaredBy);
        services.AddSingleton<PersonPermissions>();
        services.AddSingleton<AddressBook>();
        services.AddScoped<RoleBook>();
        services.AddScoped<Administrators>();
        services.AddScoped<Granting>();
        services.AddScoped<GrantTrail>();
        services.AddScoped<AccessAnswer>();
        services.AddScoped<HeldRoles>();
    }

    private static DeclaredPermissions DeclaredBy(IServiceProvider services)
    {
        var programmes = services.GetRequiredService<GenerationInfo>().Modules.Select(module => new Programme(module.Name, module.Slug, module.Instance.Info.Title));
        return new DeclaredPermissions(programmes, () =>
        {
            using var scope = services.CreateScope();
            return [.. scope.ServiceProvider.GetServices<IPermissions>().SelectMany(contribution => contribution.All)];
        });
    }
}
