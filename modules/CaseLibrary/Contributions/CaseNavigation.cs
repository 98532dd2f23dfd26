namespace CaseLibrary.Contributions;

internal sealed class CaseNavigation : INavigation
{
    public IEnumerable<NavigationItem> Items =>
    [
        new("Case studies", "/case-studies", Audience.Public, Order: 10),
        new("Manage case studies", "/case-studies/manage", Audience.Staff, CasePermissions.Edit, Order: 10),
    ];
}
