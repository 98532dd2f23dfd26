using Modular.Host.Accounts;
using Modular.Sdk;

namespace Modular.Host.Pages;

/// <summary>What the menus offer: the shell's own pages, and what the active modules contribute.</summary>
internal sealed class Navigation(IEnumerable<INavigation> contributions, ICurrentUser user)
{
    /// <summary>The menu on every page.</summary>
    public IReadOnlyList<NavigationLink> Main()
    {
        var links = Items(Audience.Public).Select(item => new NavigationLink(item.Text, item.Path)).ToList();
        links.Insert(0, new NavigationLink("Home", "/"));
        links.Add(new NavigationLink("Councils", "/councils"));
        links.Add(new NavigationLink("Calendar", "/calendar"));
        if (user.Can(HostPermissions.Workspace))
            links.Add(new NavigationLink("Workspace", "/workspace"));
        if (user.Can(HostPermissions.Administration))
            links.Add(new NavigationLink("Administration", "/administration"));
        return links;
    }

    /// <summary>What staff do, for the workspace.</summary>
    public IReadOnlyList<NavigationLink> Staff() => [.. Items(Audience.Staff).Select(item => new NavigationLink(item.Text, item.Path))];

    private IOrderedEnumerable<NavigationItem> Items(Audience audience) => contributions.SelectMany(contribution => contribution.Items)
        .Where(item => item.Audience == audience && (item.Permission is null || user.Can(item.Permission)))
        .OrderBy(item => item.Order).ThenBy(item => item.Text, StringComparer.CurrentCulture);
}

internal sealed record NavigationLink(string Text, string Path)
{
    /// <summary>True on the page itself and on the pages below it; home is only current on itself.</summary>
    public bool IsCurrent(PathString path) =>
        Path == "/" ? path == "/" : path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);
}
