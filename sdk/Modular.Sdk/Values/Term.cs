using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Modular.Sdk;

/// <summary>
/// A vocabulary in its three forms: as people read it (<c>[Display(Name = "Trading company")]</c> on the member), as addresses and files write it
/// (<c>trading-company</c>), and as members of an enumeration.
/// </summary>
public static partial class Term
{
    /// <summary>What people read; the member's own name when it carries no <see cref="DisplayAttribute"/>.</summary>
    /// <typeparam name="T">The vocabulary.</typeparam>
    /// <param name="value">The term.</param>
    public static string Name<T>(this T value) where T : struct, Enum => Of<T>.Display.GetValueOrDefault(value)?.GetName() ?? value.ToString();

    /// <summary>What the term means, from <see cref="DisplayAttribute.Description"/>; null when nobody has said.</summary>
    /// <typeparam name="T">The vocabulary.</typeparam>
    /// <param name="value">The term.</param>
    public static string? Explanation<T>(this T value) where T : struct, Enum => Of<T>.Display.GetValueOrDefault(value)?.GetDescription();

    /// <summary>The form for addresses and files: lower case, with hyphens between words.</summary>
    /// <typeparam name="T">The vocabulary.</typeparam>
    /// <param name="value">The term.</param>
    public static string Key<T>(this T value) where T : struct, Enum => Of<T>.Keys[value];

    /// <summary>Reads a <see cref="Key"/>, in any case.</summary>
    /// <typeparam name="T">The vocabulary.</typeparam>
    /// <param name="key">What stands in the address or the file; null is no term.</param>
    /// <param name="value">The term.</param>
    /// <returns>False when the vocabulary has no such term.</returns>
    public static bool TryRead<T>(string? key, out T value) where T : struct, Enum => Of<T>.Values.TryGetValue(key?.Trim() ?? "", out value);

    /// <summary>All keys of a vocabulary, for a message that says what can be written.</summary>
    /// <typeparam name="T">The vocabulary.</typeparam>
    public static IReadOnlyCollection<string> KeysOf<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Distinct().Select(Key)];

    [SuppressMessage("Globalization", "CA1308", Justification = "Addresses are written in lower case.")]
    private static string KebabCase(string name) => WordStart().Replace(name, "-$1").ToLowerInvariant();

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex WordStart();

    private static class Of<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, DisplayAttribute> Display = Enum.GetValues<T>().Distinct().ToFrozenDictionary(value => value,
            value => typeof(T).GetField(value.ToString())!.GetCustomAttribute<DisplayAttribute>() ?? new DisplayAttribute());

        public static readonly FrozenDictionary<T, string> Keys = Display.Keys.ToFrozenDictionary(value => value, value => KebabCase(value.ToString()));

        public static readonly FrozenDictionary<string, T> Values =
            Keys.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
    }
}
