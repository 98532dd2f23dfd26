using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Modular.Host.Accounts.Sessions;

/// <summary>Pages that change how somebody signs in: whoever finds an unlocked computer is not let on to them. Who has not signed in a moment ago does so again first.</summary>
internal sealed class FreshSignIn(AccountSessions sessions, TimeProvider clock) : IAsyncPageFilter
{
    public const string Path = "/sign-in/again";
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (await IsFreshAsync(http))
            await next();
        else
            context.Result = new LocalRedirectResult(Path + QueryString.Create("returnUrl", http.Request.Path));
    }

    public async Task<bool> IsFreshAsync(HttpContext http) =>
        http.SessionId() is { } session && await sessions.StartedAtAsync(session) is { } started && clock.GetUtcNow() - started < Limit;
}
