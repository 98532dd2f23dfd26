using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;

namespace Modular.Host.Pages.Administration.People;

/// <summary>Pages about one person: loaded once, before any handler; who is not there is not found.</summary>
internal abstract class PersonPageModel(AccountDirectory accounts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Account Person { get; private set; } = null!;

    public bool IsOwn => accounts.GetUserId(User) == Id.ToString();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await accounts.FindByIdAsync(Id.ToString()) is not { } person)
        {
            context.Result = NotFound();
            return;
        }
        Person = person;
        await LoadAsync(HttpContext.RequestAborted);
        await next();
    }

    /// <summary>What the page shows, whichever handler runs.</summary>
    protected virtual Task LoadAsync(CancellationToken cancellation) => Task.CompletedTask;
}
