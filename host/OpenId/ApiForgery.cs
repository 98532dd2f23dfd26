using Microsoft.AspNetCore.Antiforgery;

namespace Modular.Host.OpenId;

/// <summary>
/// A browser sends the session cookie along with whatever another site makes it send, so a change through the API that rests on the cookie needs the
/// antiforgery token as well. A bearer token is never sent by itself, and who is nobody has nothing that could be misused.
/// </summary>
internal sealed class ApiForgery(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (NeedsToken(context) && !await antiforgery.IsRequestValidAsync(context))
            await Results.Problem("Send the page's antiforgery token in the header RequestVerificationToken, or use an access token instead of the session cookie.",
                statusCode: StatusCodes.Status400BadRequest, title: "The request may have been forged").ExecuteAsync(context);
        else
            await next(context);
    }

    private static bool NeedsToken(HttpContext context) =>
        ApiAuthentication.IsApi(context) && context.User.Identity?.IsAuthenticated == true && TokenIdentity.Of(context.User) is null
        && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method)
        && !HttpMethods.IsTrace(context.Request.Method);
}
