using Modular.Sdk;

namespace Modular.Host.Councils;

internal static class CouncilServices
{
    /// <summary>The council register, for host and modules alike.</summary>
    public static IServiceCollection AddCouncils(this IServiceCollection services) =>
        services.AddSingleton<ICouncilRegister, CouncilRegister>();
}
