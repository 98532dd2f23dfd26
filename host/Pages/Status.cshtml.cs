using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Composition.Pipeline;
using Modular.Host.Modules;
using Modular.Sdk;

namespace Modular.Host.Pages;

/// <summary>What people see instead of a page: not found, not allowed, gone, broken, or not just now.</summary>
[Public]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class StatusModel(ModuleStates states) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    public string Title { get; private set; } = "";

    public IReadOnlyList<string> Sentences { get; private set; } = [];

    public string RequestId => Activity.Current?.Id ?? HttpContext.TraceIdentifier;

    public IActionResult OnGet() => Show();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Failed is not null && Request.HasFormContentType)
            Typed = await TypedAsync(cancellation);
        return Show();
    }

    private async Task<IReadOnlyList<TypedField>> TypedAsync(CancellationToken cancellation)
    {
        try
        {
            return [.. (await Request.ReadFormAsync(cancellation)).SelectMany(field => field.Value.Select(value => new TypedField(field.Key, value ?? "")))];
        }
        catch (InvalidDataException)
        {
            // That is why this page is shown.
            return [];
        }
    }

    /// <summary>What came with a form that could not be saved: shown, and sent again from here.</summary>
    public IReadOnlyList<TypedField> Typed { get; private set; } = [];

    /// <summary>Passwords are never sent back.</summary>
    public bool CanSendAgain => Typed.Count > 0 && Typed.All(typed => !typed.IsSecret) && Request.Form.Files.Count == 0;

    public string SendTo => Failed!.Path + Request.QueryString;

    private IExceptionHandlerPathFeature? Failed => HttpContext.Features.Get<IExceptionHandlerPathFeature>();

    /// <summary>From the address itself: nothing is bound of a request whose body is too large to be read.</summary>
    private int Stated => int.Parse((string)RouteData.Values["code"]!, System.Globalization.CultureInfo.InvariantCulture);

    private PageResult Show()
    {
        // Opened directly, the address itself is what does not exist.
        var handled = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || Failed is not null;
        Code = Failed is not null ? Response.StatusCode : handled ? Stated : StatusCodes.Status404NotFound;
        (Title, Sentences) = Words();
        return new PageResult { StatusCode = Code };
    }

    private (string Title, string[] Sentences) Words() => Code switch
    {
        400 when Failed?.Error is NullCharacterException => ("A character cannot be kept",
            ["What was sent holds the null character, which no text can hold. It can come along with words that are copied from another program.",
                !HttpMethods.IsPost(Request.Method) ? "Take “%00” out of the address, or type anew what you look for."
                : CanSendAgain ? "Nothing was saved. Below, “\uFFFD” stands in its place: send it again from here, then take that sign out."
                : "Nothing was saved. Go back, type anew the words that you copied, and send it again: your browser still has what you typed."]),
        400 => ("There is a problem with what was sent", ["Go back, reload the page and try again. If you left the form open for a long time, it may have expired; what you typed is still in your browser."]),
        403 => ("You may not open this page", ["It needs a permission that your account does not have. Ask an administrator if you need it for your work."]),
        404 => ("Page not found", ["If you typed the address, check that it is right. If you followed a link, the page may have moved."]),
        410 => ($"{Programme() ?? "This programme"} is switched off", ["Its pages are not available at the moment. Nothing that was recorded is lost; it comes back when an administrator switches the programme on."]),
        413 => ("That is too much at once", ["What was sent is larger than this form takes. Go back and send less; what you typed is still in your browser."]),
        429 => ("Too many attempts", ["There were many attempts from here within a short time. Wait a few minutes and try again."]),
        500 => (Programme() is { } programme ? $"Something went wrong in {programme}" : "Something went wrong on our side",
            ["What you did may not have been saved. The rest of the site works. If it happens again, tell an administrator."]),
        503 when Failed?.Error.IsMoving() == true => ($"{Programme()} is being upgraded", ["Nothing was saved just now. It takes a few seconds: send it again in a moment."]),
        503 when Failed is not null => ($"{Programme()} takes too long to answer", ["What you did may not have been saved. The rest of the site works. Try again in a minute."]),
        503 => ("Not available just now", ["This part of the site is busy or being updated. Try again in a minute; nothing that you have saved is lost."]),
        _ => ("This did not work", [$"The site answered with status {Code}. Go back and try again."]),
    };

    private string? Programme()
    {
        var path = Failed?.Path ?? HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;
        var slug = ModulePath.SlugOf(path);
        return states.All.Values.FirstOrDefault(record => record.Slug == slug)?.Title;
    }
}

/// <summary>One field of a form as it was sent.</summary>
internal sealed record TypedField(string Name, string Value)
{
    private static readonly string[] Secrets = ["password", "secret", "token", "key"];

    /// <summary>Never shown nor sent back. The page's own antiforgery token is no secret of the reader.</summary>
    public bool IsSecret => !Name.StartsWith('_') && Secrets.Any(word => Name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>For people; null for what the page itself put into the form.</summary>
    public string? Label => Name.StartsWith('_') || Value.Length == 0 || Guid.TryParse(Value, out _) ? null
        : string.Concat(Name.Split('.')[^1].Select((letter, index) => index > 0 && char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString()));
}
