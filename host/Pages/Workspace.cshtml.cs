using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Imports;
using Modular.Host.Tasks;
using Modular.Sdk;

namespace Modular.Host.Pages;

[Permission(HostPermissions.Workspace)]
internal sealed class WorkspaceModel(IEnumerable<IDashboardCard> cards, Navigation navigation, OpenTasks tasks, ImportDesk imports, ICurrentUser user, TimeProvider clock)
    : PageModel
{
    private const int MostTasks = 5;

    public string Name => user.Name;

    public string TimeOfDay => clock.GetLocalNow().Hour switch { < 12 => "morning", < 18 => "afternoon", _ => "evening" };

    public IReadOnlyList<DashboardCard> Cards { get; private set; } = [];

    public IReadOnlyList<AttentionItem> Attention => [.. Cards.SelectMany(card => card.Attention).OrderBy(item => item.Due ?? DateOnly.MaxValue)];

    public IReadOnlyList<NavigationLink> Links => navigation.Staff();

    /// <summary>The tables that the reader may bring.</summary>
    public IReadOnlyList<ImportKind> Imports { get; private set; } = [];

    /// <summary>The most urgent of the reader's own tasks.</summary>
    public IReadOnlyList<WorkTask> Tasks { get; private set; } = [];

    public int MoreTasks { get; private set; }

    /// <summary>Tasks that the reader could take.</summary>
    public int NotTaken { get; private set; }

    public DateOnly Today { get; } = clock.Today();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Imports = await imports.OfferedAsync(cancellation);
        var shown = new List<DashboardCard>();
        foreach (var card in cards)
        {
            if (await card.GetAsync(cancellation) is { } content)
                shown.Add(content);
        }
        var open = (await tasks.ForAsync(user, cancellation)).Tasks.Select(one => one.Task).ToList();
        var mine = open.Where(task => task.Assignee?.Id == user.Id).ToList();
        (Tasks, MoreTasks, NotTaken) = ([.. mine.Take(MostTasks)], Math.Max(0, mine.Count - MostTasks), open.Count(task => task.Assignee is null));
        Cards = [.. shown.OrderBy(card => card.Title, StringComparer.CurrentCulture)];
    }
}
