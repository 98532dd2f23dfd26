using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;

namespace Modular.Host.Pages.Administration.People;

/// <summary>Pages about one person: loaded once, before any handler; who is not there is not found, and administrators are changed by administrators only.</summary>
internal abstract class PersonPageModel(AccountDirectory accounts, Granting granting) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Account Person { get; private set; } = null!;

    public bool IsOwn => accounts.GetUserId(User) == Id.ToString();

    /// <summary>Why nothing can be changed here; null when it can.</summary>
    public string? OutOfReach => granting.OutOfReach(Id);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await accounts.FindByIdAsync(Id.ToString()) is not { } person)
        {
            context.Result = NotFound();
            return;
        }
        Person = person;
        await LoadAsync(HttpContext.RequestAborted);
        if (HttpMethods.IsPost(Request.Method) && OutOfReach is { } problem)
            context.Result = Refuse(problem);
        else
            await next();
    }

    protected PageResult Refuse(string problem)
    {
        ModelState.Clear();
        ModelState.AddModelError("", problem);
        return this.Invalid();
    }

    /// <summary>What the page shows, whichever handler runs.</summary>
    protected virtual Task LoadAsync(CancellationToken cancellation) => Task.CompletedTask;
}
