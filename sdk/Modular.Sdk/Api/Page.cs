using System.Text.Json.Serialization;

namespace Modular.Sdk;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The page, in the list's order.</param>
/// <param name="Next">The address of the next page on this site; null, and left out of the JSON, on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Next)
{
    /// <summary>The same page with each item as the API shows it.</summary>
    /// <typeparam name="TShown">What the API shows.</typeparam>
    /// <param name="show">Makes one from the other.</param>
    public Page<TShown> Select<TShown>(Func<T, TShown> show) => new([.. Items.Select(show)], Next);
}
