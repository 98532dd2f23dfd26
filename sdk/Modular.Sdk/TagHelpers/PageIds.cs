using Microsoft.AspNetCore.Mvc.Rendering;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// Ids for elements that need one and have no name of their own. The framework's own unique id repeats when a helper stands in a loop.
/// </summary>
internal static class PageIds
{
    public static string Next(ViewContext view, string prefix)
    {
        var number = view.HttpContext.Items.TryGetValue(typeof(PageIds), out var last) ? (int)last! + 1 : 1;
        view.HttpContext.Items[typeof(PageIds)] = number;
        return $"{prefix}-{number}";
    }
}
