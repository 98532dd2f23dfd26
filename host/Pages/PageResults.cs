using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Modular.Host.Pages;

internal static class PageResults
{
    /// <summary>The page again, with status 400, the error summary and what was typed.</summary>
    public static PageResult Invalid(this PageModel page) => new() { StatusCode = StatusCodes.Status400BadRequest };

    /// <summary>To where somebody was going before they had to sign in; never to another site.</summary>
    public static LocalRedirectResult Onwards(this PageModel page, string? returnUrl) => page.LocalRedirect(page.Url.IsLocalUrl(returnUrl) ? returnUrl : "/workspace");

    /// <summary>What Identity objects to, at the field that it is about. One sentence about one thing is enough.</summary>
    public static void AddErrors(this PageModel page, IdentityResult result, string field)
    {
        foreach (var words in result.Errors.Select(error => error.Description).Distinct().Take(1))
            page.ModelState.AddModelError(field, words);
    }

    /// <summary>“24 November 2026 at 22:10”, UK time.</summary>
    public static string Moment(this TimeProvider clock, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone).ToString("d MMMM yyyy 'at' HH:mm");
}
