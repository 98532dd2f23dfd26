using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;
using Modular.Sdk;
using static OpenIddict.Abstractions.OpenIddictExceptions;

namespace Modular.Host.Pages.Administration;

/// <summary>Two people edit the same record.</summary>
internal static class Edits
{
    /// <summary>Saves an edit. The version is compared in the statement that saves, because somebody else may save between our reading and our saving.</summary>
    /// <param name="store">The host's store.</param>
    /// <param name="edited">The record with what was typed.</param>
    /// <param name="opened">The version that the form carried.</param>
    /// <param name="save">Saves it.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <returns>What the record says now beside what was typed; null when it is saved.</returns>
    public static async Task<EditConflict?> SaveEditAsync(this HostStore store, Entity edited, Guid opened, Func<Task> save, CancellationToken cancellation)
    {
        var entry = store.Entry(edited);
        entry.Property(nameof(Entity.Version)).OriginalValue = opened;
        try
        {
            await save();
            return null;
        }
        catch (Exception exception) when (IsConflict(exception))
        {
            return EditConflict.Between(entry, await entry.GetDatabaseValuesAsync(cancellation));
        }
    }

    /// <summary>Whether somebody else saved the record, or the row of it that the OpenID Connect server has, since it was read.</summary>
    public static bool IsConflict(Exception exception) => exception is DbUpdateConcurrencyException or ConcurrencyException;

    /// <summary>The page again, with both sides. The form carries the version that is stored now, so that saving once more is a decision.</summary>
    public static PageResult Conflicting(this PageModel page, string field, Guid version)
    {
        page.ModelState.SetModelValue(field, version, version.ToString());
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }
}
