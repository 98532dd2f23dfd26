using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.RegularExpressions;

namespace CaseLibrary.Terms;

/// <summary>
/// The library's vocabulary in its three forms: as people read it, as addresses and front matter write it (<c>trading-company</c>), and as enum members.
/// </summary>
internal static partial class Term
{
    public static string Name<T>(this T value) where T : struct, Enum => Of<T>.Display[value].GetName() ?? value.ToString();

    public static string? Explanation<T>(this T value) where T : struct, Enum => Of<T>.Display[value].GetDescription();

    public static string Key<T>(this T value) where T : struct, Enum => Of<T>.Keys[value];

    public static bool TryRead<T>(string? key, out T value) where T : struct, Enum => Of<T>.Values.TryGetValue(key?.Trim() ?? "", out value);

    public static IReadOnlyCollection<string> KeysOf<T>() where T : struct, Enum => Of<T>.Values.Keys;

    [SuppressMessage("Globalization", "CA1308", Justification = "Addresses are written in lower case.")]
    private static string KebabCase(string name) => WordStart().Replace(name, "-$1").ToLowerInvariant();

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex WordStart();

    private static class Of<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, DisplayAttribute> Display = Enum.GetValues<T>().ToDictionary(value => value,
            value => typeof(T).GetField(value.ToString())!.GetCustomAttribute<DisplayAttribute>() ?? new DisplayAttribute());

        public static readonly Dictionary<T, string> Keys = Enum.GetValues<T>().ToDictionary(value => value, value => KebabCase(value.ToString()));

        public static readonly Dictionary<string, T> Values = Keys.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
    }
}
