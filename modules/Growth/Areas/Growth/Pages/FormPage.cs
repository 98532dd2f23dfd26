using Growth.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Growth.Pages;

/// <summary>What the programme's forms share: how they come back when something is wrong, and how they end.</summary>
internal abstract class FormPage : PageModel
{
    public EditConflict? Conflict { get; private set; }

    /// <summary>The form again, with its errors and what was typed.</summary>
    protected PageResult Invalid()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>The form again, with both sides; saving it once more overwrites knowingly. A page that shows the record reads it again first.</summary>
    /// <param name="conflict">What the store said.</param>
    /// <param name="version">The name of the hidden field, whose posted value must give way to the new version.</param>
    protected PageResult Conflicted(EditConflict conflict, string version)
    {
        Conflict = conflict;
        ModelState.Remove(version);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    protected RedirectResult Done(string banner, string path)
    {
        TempData["Banner"] = banner;
        return Redirect(path);
    }

    protected static async Task<IReadOnlyList<SelectListItem>> RoundChoicesAsync(GrowthStore store, CancellationToken cancellation) =>
        await store.Rounds.AsNoTracking().OrderByDescending(round => round.Id)
            .Select(round => new SelectListItem(round.Name, round.Id.ToString())).ToListAsync(cancellation);
}
