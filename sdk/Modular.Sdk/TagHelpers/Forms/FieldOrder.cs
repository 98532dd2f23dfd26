using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// Model state keeps its keys in an order of its own. The summary is to follow the page, whose fields usually stand in the order in which the
/// model declares them.
/// </summary>
internal static class FieldOrder
{
    /// <summary>A text that sorts before that of every property declared later.</summary>
    public static string Of(ModelMetadata? metadata, string key)
    {
        var order = new StringBuilder();
        foreach (var part in key.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
        {
            var property = metadata?.Properties[part];
            var position = int.TryParse(part, out var index) ? index : property is null ? 99999 : metadata!.Properties.ToList().IndexOf(property);
            order.Append($"{position:00000}.");
            metadata = property ?? metadata?.ElementMetadata;
        }
        return order.ToString();
    }
}
