using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Audit;
using Modular.Sdk;

namespace Modular.Host.Work;

internal static class WorkEndpoints
{
    /// <summary>The report of a piece of work as a table to download.</summary>
    public static void MapWork(this WebApplication app) => app.MapGet("/work/{id:guid}/report.csv", ReportAsync).RequirePermission(OwnAccount.Permission);

    private static async Task ReportAsync(Guid id, HttpContext context, WorkDesk desk, AuditTrail trail, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { Rows: > 0 } work)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        await trail.DownloadedAsync($"/work/{id}/report.csv", work.Module == Storage.StoreDatabases.HostStore ? null : work.Module, cancellation);
        await WorkReport.WriteCsvAsync(context.Response, desk.Rows(id).AsAsyncEnumerable(), cancellation);
    }
}
