using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Imports;

namespace Modular.Host.Pages.Imports;

/// <summary>A page of an import: it is there, the person may use it, and the file is the person's own, before a handler runs.</summary>
internal abstract class ImportPage(ImportDesk desk) : PageModel
{
    public ImportKind Kind { get; private set; } = null!;

    /// <summary>The file on its way; null on the first page.</summary>
    public ImportRecord? Import { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (route, cancellation) = (RouteData.Values, HttpContext.RequestAborted);
        if (await desk.KindAsync(route["module"] as string ?? "", route["key"] as string ?? "", cancellation) is not { } kind)
        {
            context.Result = NotFound();
            return;
        }
        Kind = kind;
        if (Guid.TryParse(route["id"] as string, out var id) && ((Import = await desk.FindAsync(kind, id, cancellation)) is null || !await IsThereAsync(Import, cancellation)))
        {
            context.Result = NotFound();
            return;
        }
        await next();
    }

    /// <summary>Loads what else the page is about. False when it is not kept any more.</summary>
    protected virtual Task<bool> IsThereAsync(ImportRecord import, CancellationToken cancellation) => Task.FromResult(true);
}
