using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Storage;

namespace Modular.Host.Work;

/// <summary>Finds the work that somebody may see: one's own, and for administrators everybody's.</summary>
internal sealed class WorkDesk(HostStore store, CurrentUser user)
{
    public const int RowsOnPage = 50;
    private const int MostListed = 100;

    public bool SeesAll => user.Can(HostPermissions.Administration);

    private Guid Account => Guid.TryParse(user.Id, out var account) ? account : Guid.Empty;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<WorkRecord>> ListAsync(bool everybody, CancellationToken cancellation)
    {
        var account = Account;
        var all = store.Work.AsNoTracking();
        return await (everybody && SeesAll ? all : all.Where(work => work.AccountId == account))
            .OrderByDescending(work => work.CreatedAt).ThenByDescending(work => work.Id).Take(MostListed).ToListAsync(cancellation);
    }

    /// <summary>Null for what is not there, and for what is somebody else's: nobody learns which of the two.</summary>
    public async Task<WorkRecord?> FindAsync(Guid id, CancellationToken cancellation) =>
        await store.Work.AsNoTracking().FirstOrDefaultAsync(work => work.Id == id, cancellation) is { } work && (work.AccountId == Account || SeesAll) ? work : null;

    public async Task<IReadOnlyList<WorkReportRow>> RowsAsync(Guid id, int page, CancellationToken cancellation) =>
        await Rows(id).Skip((page - 1) * RowsOnPage).Take(RowsOnPage).ToListAsync(cancellation);

    public IQueryable<WorkReportRow> Rows(Guid id) => store.WorkReportRows.AsNoTracking().Where(row => row.WorkId == id).OrderBy(row => row.Position);
}
