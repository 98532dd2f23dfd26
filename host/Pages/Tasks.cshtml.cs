using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Tasks;
using Modular.Sdk;

namespace Modular.Host.Pages;

/// <summary>What waits for the person who is signed in, for nobody yet, or for anybody.</summary>
[Permission(HostPermissions.Workspace)]
internal sealed class TasksModel(OpenTasks tasks, ICurrentUser user, TimeProvider clock) : PageModel
{
    public const string Mine = "mine";
    public const string Nobody = "nobody";
    public const string Everybody = "everybody";

    /// <summary>Whose tasks; something else than the three means one's own.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Whose { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Overdue { get; set; }

    public IReadOnlyList<(string Key, string Text, int Count)> Choices { get; private set; } = [];

    public IReadOnlyList<ProgrammeTask> Shown { get; private set; } = [];

    public IReadOnlyList<string> NotAvailable { get; private set; } = [];

    public DateOnly Today { get; } = clock.Today();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var open = await tasks.ForAsync(user, cancellation);
        NotAvailable = open.NotAvailable;
        var (mine, nobodys) = (open.Tasks.Where(one => one.Task.Assignee?.Id == user.Id).ToList(), open.Tasks.Where(one => one.Task.Assignee is null).ToList());
        Choices = [(Mine, "Yours", mine.Count), (Nobody, "Not taken", nobodys.Count), (Everybody, "Everybody’s", open.Tasks.Count)];
        Whose = Whose is Nobody or Everybody ? Whose : Mine;
        var chosen = Whose switch { Nobody => nobodys, Everybody => open.Tasks, _ => mine };
        Shown = [.. chosen.Where(one => !Overdue || one.Task.IsOverdue(Today))];
    }
}
