using Microsoft.Extensions.Primitives;

namespace CaseLibrary.Finding;

/// <summary>One property by which the list can be narrowed.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Title">Its name on the page.</param>
/// <param name="ValuesOf">The values of a case; several for a case of several councils, none when it has none.</param>
/// <param name="Options">All values with their names, in the order to show them.</param>
internal sealed record Facet(string Key, string Title, Func<CaseRow, IEnumerable<string>> ValuesOf, IReadOnlyList<(string Value, string Name)> Options)
{
    public static Facet Of<T>(string key, string title, Func<CaseRow, T> value) where T : struct, Enum =>
        new(key, title, row => [value(row).Key()], [.. Enum.GetValues<T>().Select(option => (option.Key(), option.Name()))]);

    public IReadOnlyList<string> Read(StringValues asked) =>
        [.. Options.Select(option => option.Value).Where(value => asked.Contains(value, StringComparer.OrdinalIgnoreCase))];

    public string NameOf(string value) => Options.First(option => option.Value == value).Name;

    public bool Lets(CaseRow row, CaseQuery query) =>
        !query.Chosen.TryGetValue(Key, out var chosen) || ValuesOf(row).Any(chosen.Contains);
}
