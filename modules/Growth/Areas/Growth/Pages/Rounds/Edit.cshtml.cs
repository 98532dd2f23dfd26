using Growth.Contributions;
using Growth.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Growth.Pages.Rounds;

[Permission(GrowthPermissions.Edit)]
internal sealed class EditModel(GrowthStore store) : FormPage
{
    [BindProperty]
    public RoundForm Form { get; set; } = new();

    public Guid? Id { get; private set; }

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        Id = id;
        if (id is not { } known)
            return Page();
        if (await store.Rounds.AsNoTracking().SingleOrDefaultAsync(round => round.Id == known, cancellation) is not { } found)
            return NotFound();
        Form = RoundForm.Of(found);
        History = await store.HistoryOfAsync(known, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        Id = id;
        var round = id is null ? null : await store.Rounds.SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (id is not null && round is null)
            return NotFound();
        if (id is { } known)
            History = await store.HistoryOfAsync(known, cancellation);
        await CheckAsync(id, cancellation);
        if (!ModelState.IsValid)
            return Invalid();

        var isNew = round is null;
        Form.Fill(round ??= new Round { Name = Form.Name! });
        try
        {
            if (isNew)
            {
                store.Add(round);
                await store.SaveChangesAsync(cancellation);
            }
            else if (await store.SaveEditAsync(round, Form.Version, cancellation) is { } conflict)
            {
                Form.Version = conflict.Current ?? Form.Version;
                return Conflicted(conflict, "Form.Version");
            }
        }
        catch (DbUpdateException)
        {
            // Somebody else may have taken the name since the check above.
            store.ChangeTracker.Clear();
            await CheckAsync(id, cancellation);
            if (ModelState.IsValid)
                throw;
            return Invalid();
        }
        return Done(isNew ? "Round added" : "Round saved", "/growth/rounds");
    }

    private Task CheckAsync(Guid? id, CancellationToken cancellation) =>
        store.CheckAsync(id, Form, (property, message) => ModelState.AddModelError($"Form.{property}", message), cancellation);
}
