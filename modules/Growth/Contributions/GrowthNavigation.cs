namespace Growth.Contributions;

internal sealed class GrowthNavigation : INavigation
{
    public IEnumerable<NavigationItem> Items =>
    [
        new("Growth awards", "/growth/awards", Audience.Public, Order: 40),
        new("Growth applications", "/growth/applications", Audience.Staff, GrowthPermissions.Read, 40),
        new("Growth rounds", "/growth/rounds", Audience.Staff, GrowthPermissions.Read, 41),
    ];
}
