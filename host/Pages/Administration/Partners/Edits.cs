using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Partners;

/// <summary>Two people edit the same record.</summary>
internal static class Edits
{
    /// <summary>What the record says now beside what was typed into it; null when nobody has changed it since the form was opened.</summary>
    public static async Task<EditConflict?> ConflictAsync(this HostStore store, Entity edited, Guid opened, CancellationToken cancellation) =>
        edited.Version == opened ? null : EditConflict.Between(store.Entry(edited), await store.Entry(edited).GetDatabaseValuesAsync(cancellation));

    /// <summary>The page again, with both sides. The form carries the version that is stored now, so that saving once more is a decision.</summary>
    public static PageResult Conflicting(this PageModel page, string field, Guid version)
    {
        page.ModelState.SetModelValue(field, version, version.ToString());
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }
}
