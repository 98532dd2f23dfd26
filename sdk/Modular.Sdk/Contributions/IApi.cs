using Microsoft.AspNetCore.Routing;

namespace Modular.Sdk;

/// <summary>API endpoints below <c>/api/{slug}</c>. Called once for each generation, so an implementation takes no scoped services
/// in its constructor: handlers ask for them as parameters.</summary>
public interface IApi : IContribution
{
    /// <summary>Maps the endpoints. Each must call <c>RequirePermission</c> or <c>Public</c>, or the module is refused.</summary>
    /// <param name="api">A group whose prefix is <c>/api/{slug}</c>.</param>
    void Map(RouteGroupBuilder api);
}
