using Microsoft.Playwright;

namespace Modular.Browser.Tests.Browsing;

/// <summary>The two sizes that pages are looked at in.</summary>
internal static class Screen
{
    public static ViewportSize Desktop => new() { Width = 1280, Height = 900 };

    public static ViewportSize Phone => new() { Width = 320, Height = 640 };

    public static Task ResizeAsync(this IPage page, ViewportSize size) => page.SetViewportSizeAsync(size.Width, size.Height);
}
