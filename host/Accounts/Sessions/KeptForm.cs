using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Sdk;

namespace Modular.Host.Accounts.Sessions;

/// <summary>On a property of a page: what was typed into it is shown again after a sign-in that came in between. Never on passwords, codes and the like.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class KeptAttribute : Attribute;

/// <summary>
/// What somebody sent from a page that asked them to sign in again first. It travels in the messages' cookie, which only this site can read; it is for the same
/// person and page, and for a short time. Nothing is carried out by itself: the page shows it, and the person sends it once more.
/// </summary>
internal sealed class KeptForm(ICurrentUser user, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private const string Key = "Kept";
    private const int Longest = 500;

    public void Keep(PageModel page)
    {
        if (!HttpMethods.IsPost(page.Request.Method) || user.Id is not { } person)
            return;
        var values = Fields(page).Select(field => (field, value: page.Request.HasFormContentType ? page.Request.Form[field].ToString() : ""))
            .Where(pair => pair.value.Length is > 0 and <= Longest).ToDictionary(pair => pair.field, pair => pair.value);
        page.TempData[Key] = JsonSerializer.Serialize(new Typed(person, page.Request.Path, clock.GetUtcNow() + Life, values));
    }

    public void ShowAgain(PageModel page)
    {
        if (!HttpMethods.IsGet(page.Request.Method) || page.TempData[Key] is not string text || JsonSerializer.Deserialize<Typed>(text) is not { } typed)
            return;
        if (typed.Person != user.Id || typed.Page != page.Request.Path || typed.Until < clock.GetUtcNow())
            return;
        foreach (var field in Fields(page).Where(typed.Values.ContainsKey))
            page.ModelState.SetModelValue(field, typed.Values[field], typed.Values[field]);
        page.TempData["Banner"] = typed.Values.Count > 0
            ? "You are signed in again. Nothing was changed yet: what you typed is still here, send it once more."
            : "You are signed in again. Nothing was changed yet: choose once more what you want to do.";
    }

    private static IEnumerable<string> Fields(PageModel page) =>
        page.GetType().GetProperties().Where(property => property.IsDefined(typeof(KeptAttribute), inherit: false)).Select(property => property.Name);

    private sealed record Typed(string Person, string Page, DateTimeOffset Until, Dictionary<string, string> Values);
}
