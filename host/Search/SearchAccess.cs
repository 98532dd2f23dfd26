using Modular.Host.Accounts;
using Modular.Sdk;

namespace Modular.Host.Search;

internal static class SearchAccess
{
    /// <summary>Which documents a person may find: public ones unless somebody is signed in, and those with a permission only with it.</summary>
    public static Func<(string Kind, Audience Audience, string? Permission), bool> Sees(this ICurrentUser user, string? kind)
    {
        var isStaff = user.Audience() is Audience.Staff;
        return group => (kind is null || group.Kind == kind) && (isStaff || group.Audience is Audience.Public) && (group.Permission is null || (isStaff && user.Can(group.Permission)));
    }
}
