using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Modular.Sdk;

/// <summary>
/// The three-letter register code of a principal council in England, such as <c>POL</c> for Poole. It is the only way in
/// which a council is referred to in stores and addresses: names and GSS codes change, the register code does not.
/// </summary>
/// <remarks>
/// A code is well formed when it has three letters; whether a council has it is answered by
/// <see cref="ICouncilRegister.Find"/>. Route values and query strings bind to it in either case. The default value is
/// empty, equals no parsed code and prints as nothing.
/// </remarks>
[JsonConverter(typeof(CouncilCodeJsonConverter))]
public readonly record struct CouncilCode : ISpanParsable<CouncilCode>, IComparable<CouncilCode>
{
    /// <summary>The number of letters in a code; stores may use it as the column's length.</summary>
    public const int Length = 3;

    private readonly string? _value;

    private CouncilCode(string value) => _value = value;

    /// <summary>The three upper-case letters, or an empty string for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether this is the default value, which names no council.</summary>
    public bool IsEmpty => _value is null;

    /// <summary>Reads a code; lower-case letters and spaces around it are accepted.</summary>
    /// <param name="s">The text, for example <c>"POL"</c> or <c>"pol"</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException">The text is not three letters A to Z; the message says so and repeats the text.</exception>
    public static CouncilCode Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static CouncilCode Parse(ReadOnlySpan<char> s) =>
        TryParse(s, out var code)
            ? code
            : throw new FormatException($"'{s}' is not a council code. A council code is three letters, such as POL.");

    /// <summary>Reads a code without throwing; lower-case letters and spaces around it are accepted.</summary>
    /// <param name="s">The text, or null, which is not a code.</param>
    /// <param name="result">The code, or the default value when the text is not a code.</param>
    /// <returns>Whether the text is a code.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out CouncilCode result) => TryParse(s.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string?, out CouncilCode)"/>
    public static bool TryParse(ReadOnlySpan<char> s, out CouncilCode result)
    {
        s = s.Trim();
        result = default;
        if (s.Length != Length || !char.IsAsciiLetter(s[0]) || !char.IsAsciiLetter(s[1]) || !char.IsAsciiLetter(s[2]))
            return false;
        result = new CouncilCode(s.ToString().ToUpperInvariant());
        return true;
    }

    /// <summary>Reads a code as <see cref="Parse(string)"/> does; the format provider makes no difference.</summary>
    public static CouncilCode Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a code as <see cref="Parse(string)"/> does; the format provider makes no difference.</summary>
    public static CouncilCode Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a code without throwing; the format provider makes no difference.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CouncilCode result) =>
        TryParse(s.AsSpan(), out result);

    /// <summary>Reads a code without throwing; the format provider makes no difference.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out CouncilCode result) =>
        TryParse(s, out result);

    /// <summary>Orders codes by alphabet; the default value comes first.</summary>
    public int CompareTo(CouncilCode other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/> in the alphabet.</summary>
    public static bool operator <(CouncilCode left, CouncilCode right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/> in the alphabet.</summary>
    public static bool operator >(CouncilCode left, CouncilCode right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not come after <paramref name="right"/> in the alphabet.</summary>
    public static bool operator <=(CouncilCode left, CouncilCode right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not come before <paramref name="right"/> in the alphabet.</summary>
    public static bool operator >=(CouncilCode left, CouncilCode right) => left.CompareTo(right) >= 0;

    /// <summary>The three letters, or an empty string for the default value.</summary>
    public override string ToString() => Value;
}
