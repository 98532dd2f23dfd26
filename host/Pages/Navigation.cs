namespace Modular.Host.Pages;

/// <summary>What the header offers on every page.</summary>
internal sealed class Navigation
{
    private readonly NavigationLink[] everyone =
    [
        new("Home", "/"),
        new("Case studies", "/case-studies"),
        new("Councils", "/councils"),
        new("Calendar", "/calendar"),
        new("Search", "/search"),
    ];

    public Task<IReadOnlyList<NavigationLink>> MainAsync(HttpContext context)
    {
        var personal = context.User.Identity?.IsAuthenticated == true
            ? new NavigationLink("Workspace", "/workspace")
            : new NavigationLink("Sign in", "/sign-in");
        return Task.FromResult<IReadOnlyList<NavigationLink>>([.. everyone, personal]);
    }
}

internal sealed record NavigationLink(string Text, string Path)
{
    /// <summary>True on the page itself and on the pages below it; home is only current on itself.</summary>
    public bool IsCurrent(PathString path) =>
        Path == "/" ? path == "/" : path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);
}
