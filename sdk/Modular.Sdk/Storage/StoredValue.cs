using System.Globalization;

namespace Modular.Sdk;

/// <summary>Values as the history and conflict pages write them.</summary>
internal static class StoredValue
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static string? ToText(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("d MMMM yyyy", British),
        DateTimeOffset moment => moment.ToString("d MMMM yyyy, HH:mm", British),
        bool yes => yes ? "Yes" : "No",
        Enum choice => Words(choice.ToString()),
        IFormattable formattable => formattable.ToString(null, British),
        _ => value.ToString(),
    };

    /// <summary>“InProgress” → “In progress”</summary>
    public static string Words(string name) => string.Concat(name.Select((letter, index) =>
        index > 0 && char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString()));
}
