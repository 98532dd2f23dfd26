using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Sdk;

namespace Modular.Host.Pages;

[Permission(HostPermissions.Workspace)]
internal sealed class WorkspaceModel(IEnumerable<IDashboardCard> cards, Navigation navigation, ICurrentUser user, TimeProvider clock) : PageModel
{
    public string Name => user.Name;

    public string TimeOfDay => clock.GetLocalNow().Hour switch { < 12 => "morning", < 18 => "afternoon", _ => "evening" };

    public IReadOnlyList<DashboardCard> Cards { get; private set; } = [];

    public IReadOnlyList<AttentionItem> Attention => [.. Cards.SelectMany(card => card.Attention).OrderBy(item => item.Due ?? DateOnly.MaxValue)];

    public IReadOnlyList<NavigationLink> Tasks => navigation.Staff();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var shown = new List<DashboardCard>();
        foreach (var card in cards)
        {
            if (await card.GetAsync(cancellation) is { } content)
                shown.Add(content);
        }
        Cards = [.. shown.OrderBy(card => card.Title, StringComparer.CurrentCulture)];
    }
}
