using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;

namespace Modular.Host.Pages.MyAccount;

/// <summary>Pages on which people look after their own account: it is loaded once, before any handler.</summary>
internal abstract class OwnAccountModel(AccountDirectory accounts) : PageModel
{
    public Account Own { get; private set; } = null!;

    protected AccountDirectory Accounts => accounts;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await accounts.GetUserAsync(User) is not { } own)
        {
            // Deleted since the cookie was made.
            context.Result = Challenge();
            return;
        }
        Own = own;
        await LoadAsync(HttpContext.RequestAborted);
        await next();
    }

    /// <summary>What the page shows, whichever handler runs.</summary>
    protected virtual Task LoadAsync(CancellationToken cancellation) => Task.CompletedTask;
}
