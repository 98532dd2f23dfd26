using System.Collections;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Modular.Sdk.TagHelpers;

/// <summary>Which choices a select, radio group or checkbox group has, and which of them are chosen.</summary>
internal static class Choice
{
    public static IEnumerable<SelectListItem> OfEnum(ModelExpression? @for) =>
        @for?.Metadata.EnumGroupedDisplayNamesAndValues?.Select(pair => new SelectListItem(pair.Key.Name, NameOf(@for, pair.Value))) ?? [];

    // The metadata holds numbers; names survive a reordering of the enum and read better in an address.
    private static string? NameOf(ModelExpression @for, string number) => Enum.Parse(@for.Metadata.UnderlyingOrModelType, number).ToString();

    /// <summary>The values posted, else those of the model, else the plain value; empty when nothing says so.</summary>
    public static IReadOnlyCollection<string> Selected(ModelStateEntry? entry, ModelExpression? @for, string? value)
    {
        if (entry?.RawValue is string[] posted)
            return posted;
        if (entry?.RawValue is string one)
            return [one];
        return (@for is null ? value : @for.Model) switch
        {
            null => [],
            string text => [text],
            IEnumerable many => [.. many.Cast<object?>().Select(o => Convert.ToString(o) ?? "")],
            var single => [Convert.ToString(single) ?? ""],
        };
    }

    public static bool IsSelected(SelectListItem item, IReadOnlyCollection<string> selected) =>
        selected.Count == 0 ? item.Selected : selected.Contains(item.Value ?? item.Text, StringComparer.OrdinalIgnoreCase);
}
