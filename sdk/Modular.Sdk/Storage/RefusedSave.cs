using Microsoft.EntityFrameworkCore;

namespace Modular.Sdk;

/// <summary>
/// A save that is refused because somebody else has saved the record since. Entity Framework tells its interceptors of all other failures, but not of this one:
/// the transaction that the host began for the save would stay open, and with it the store's lock, until the context goes.
/// </summary>
internal static class RefusedSave
{
    public static async Task<int> RolledBackAsync(DbContext context, Func<Task<int>> save)
    {
        var outer = context.Database.CurrentTransaction;
        try
        {
            return await save();
        }
        catch (DbUpdateConcurrencyException) when (outer is null && context.Database.CurrentTransaction is not null)
        {
            await context.Database.CurrentTransaction.RollbackAsync(CancellationToken.None);
            throw;
        }
    }

    public static int RolledBack(DbContext context, Func<int> save)
    {
        var outer = context.Database.CurrentTransaction;
        try
        {
            return save();
        }
        catch (DbUpdateConcurrencyException) when (outer is null && context.Database.CurrentTransaction is not null)
        {
            context.Database.CurrentTransaction.Rollback();
            throw;
        }
    }
}
