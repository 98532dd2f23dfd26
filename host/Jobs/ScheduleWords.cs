using System.Globalization;

namespace Modular.Host.Jobs;

/// <summary>The usual schedules in plain words; any other is shown as it was written.</summary>
internal static class ScheduleWords
{
    public static string Of(string schedule) => schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var minute, var hour, var day, "*", var week]
        && WhenOf(minute, hour) is { } time && DaysOf(day, week) is { } days
            ? days == "" ? Capital(time) : $"{days} {time}"
            : $"By the cron expression {schedule}";

    private static string? WhenOf(string minute, string hour) => (minute, hour) switch
    {
        ("*", "*") => "every minute",
        ("0", "*") => "every hour",
        _ when hour == "*" && minute.StartsWith("*/", StringComparison.Ordinal) && Number(minute[2..]) is { } step and > 0 && 60 % step == 0 => $"every {step} minutes",
        _ when hour == "*" && Number(minute) is { } past => $"every hour at {past} minutes past",
        _ when Number(minute) is { } past && Number(hour) is { } on => string.Create(CultureInfo.InvariantCulture, $"at {on:00}:{past:00}"),
        _ => null,
    };

    private static string? DaysOf(string day, string week) => (day, week) switch
    {
        ("*", "*") => "",
        ("*", "1-5") => "On weekdays",
        ("*", _) when Number(week) is { } weekday and < 8 => $"On {CultureInfo.InvariantCulture.DateTimeFormat.DayNames[weekday % 7]}s",
        (_, "*") when Number(day) is { } date => $"On day {date} of each month",
        _ => null,
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 60 ? number : null;

    private static string Capital(string text) => text.StartsWith("at", StringComparison.Ordinal) ? $"Every day {text}" : char.ToUpperInvariant(text[0]) + text[1..];
}
