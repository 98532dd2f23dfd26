using Modular.Sdk;

namespace Modular.Host.Accounts;

internal static class ReaderAudience
{
    /// <summary>What contributions may show to the person who asks.</summary>
    public static Audience Audience(this ICurrentUser user) =>
        user.Can(HostPermissions.Workspace) ? Sdk.Audience.Staff : Sdk.Audience.Public;
}
