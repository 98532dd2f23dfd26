using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Work;

namespace Modular.Host.Pages.Work;

/// <summary>A page about one piece of work. Somebody else’s is not found, whatever is asked of it.</summary>
internal abstract class WorkPage(WorkDesk desk, TimeProvider clock) : PageModel
{
    public WorkRecord Piece { get; protected set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var found = Guid.TryParse(RouteData.Values["id"] as string, out var id) ? await desk.FindAsync(id, HttpContext.RequestAborted) : null;
        if (found is null)
        {
            context.Result = NotFound();
            return;
        }
        Piece = found;
        await next();
    }

    /// <summary>Since when, until when and how long, in words.</summary>
    public string When => Piece switch
    {
        { StartedAt: { } started, EndedAt: { } ended } => $"Started on {clock.Moment(started)}, ended on {clock.Moment(ended)}",
        { StartedAt: { } started } => $"Started on {clock.Moment(started)}",
        _ => $"Asked for on {clock.Moment(Piece.CreatedAt)}",
    };
}
