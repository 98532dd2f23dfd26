using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Modular.Host.Pages;

internal static class PageResults
{
    /// <summary>The page again, with status 400, the error summary and what was typed.</summary>
    public static PageResult Invalid(this PageModel page) => new() { StatusCode = StatusCodes.Status400BadRequest };
}
