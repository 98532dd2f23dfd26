using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Modular.Host.Accounts.Sessions;

/// <summary>Pages that change how somebody signs in: whoever finds an unlocked computer is not let on to them. Who has not signed in a moment ago does so again first.</summary>
internal sealed class FreshSignIn(AccountSessions sessions, KeptForm kept, TimeProvider clock) : IAsyncPageFilter
{
    public const string Path = "/sign-in/again";
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var page = (PageModel)context.HandlerInstance;
        if (await IsFreshAsync(page))
            await next();
        else
            context.Result = Again(page);
    }

    /// <summary>Whether the page may go on. It shows again then what was typed into it before.</summary>
    public async Task<bool> IsFreshAsync(PageModel page)
    {
        if (page.HttpContext.SessionId() is not { } session || await sessions.StartedAtAsync(session) is not { } started || clock.GetUtcNow() - started >= Limit)
            return false;
        kept.ShowAgain(page);
        return true;
    }

    /// <summary>To sign in again, and back to the page.</summary>
    public LocalRedirectResult Again(PageModel page)
    {
        kept.Keep(page);
        return new LocalRedirectResult(Path + QueryString.Create("returnUrl", page.Request.Path));
    }
}
