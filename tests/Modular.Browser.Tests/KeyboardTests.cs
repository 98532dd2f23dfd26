using Microsoft.Playwright;
using Modular.Browser.Tests.Browsing;
using Modular.Testing;

namespace Modular.Browser.Tests;

/// <summary>Everything can be reached and used with Tab, Enter and typing, and one always sees where one is.</summary>
[Collection(InBrowser.Name)]
public sealed class KeyboardTests(Browsers browsers)
{
    /// <summary>Text of the focused element, and what its look changes to when it has the focus.</summary>
    private const string Focused = """
        () => {
          const element = document.activeElement, look = () => {
            const style = getComputedStyle(element)
            return [style.outlineStyle, style.outlineWidth, style.backgroundColor, style.boxShadow, style.borderColor, style.fill].join()
          }
          const name = (element.labels?.[0] ?? element).textContent.trim().replace(/\s+/g, ' '), focused = look()
          element.blur()
          const visible = look() !== focused
          element.focus()
          return [name, element.tagName, String(visible)]
        }
        """;

    [BrowserFact]
    public async Task Tab_First_SkipsToTheContent()
    {
        await using var context = await browsers.ReaderAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to main content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
    }

    [BrowserTheory]
    [InlineData("/")]
    [InlineData("/councils")]
    [InlineData("/sign-in")]
    public async Task Tab_ThroughThePage_ShowsTheFocus(string path)
    {
        await using var context = await browsers.ReaderAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        for (var step = 0; step < 30; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<string[]>(Focused);
            if (focused[1] == "BODY")
                break;
            Assert.True(focused[2] == "true", $"One does not see that “{focused[0]}” ({focused[1]}) has the focus.");
        }
    }

    [BrowserFact]
    public async Task SignIn_ByKeyboardOnly_OpensTheWorkspace()
    {
        await using var context = await browsers.ReaderAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");

        await TabToAsync(page, "Sign in");
        await page.Keyboard.PressAsync("Enter");
        await page.ShowsAsync("Sign in");
        await TabToAsync(page, "E-mail address");
        await page.Keyboard.TypeAsync(ModularSite.AdministratorEmail);
        await TabToAsync(page, "Password");
        await page.Keyboard.TypeAsync(ModularSite.Password);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(browsers.Site.Address + "/workspace");
    }

    [BrowserFact]
    public async Task Menu_OnAPhone_OpensByKeyboard()
    {
        await using var context = await browsers.ReaderAsync();
        var page = await context.NewPageAsync();
        await page.ResizeAsync(Screen.Phone);
        await page.GotoAsync("/");
        var councils = page.GetByRole(AriaRole.Navigation, new() { Name = "Menu" }).GetByRole(AriaRole.Link, new() { Name = "Councils" });
        await Assertions.Expect(councils).ToBeHiddenAsync();

        await TabToAsync(page, "Menu");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "Councils");
        await page.Keyboard.PressAsync("Enter");

        await page.ShowsAsync("Councils");
    }

    private static async Task TabToAsync(IPage page, string name)
    {
        var met = new List<string>();
        for (var step = 0; step < 40; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<string[]>(Focused);
            if (focused[0] == name)
                return;
            met.Add(focused[0]);
        }
        Assert.Fail($"Tab does not lead to “{name}”, only to {string.Join(", ", met)}.");
    }
}
