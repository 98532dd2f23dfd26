namespace Growth.Data;

/// <summary>How adviser time is counted.</summary>
internal static class AdviserDays
{
    public const decimal Step = 0.5m;

    /// <summary>Why a number of days cannot be used, or null when it can.</summary>
    public static string? Refuse(decimal days, decimal most) =>
        days <= 0 ? "Days must be more than 0"
        : days % Step != 0 ? "Days must be whole or half days, like 3 or 2.5"
        : days > most ? $"Days must be {Text(most)} or fewer"
        : null;

    public static string Text(decimal days) => days.ToString("0.#");

    /// <summary>“1 day” or “2.5 days”.</summary>
    public static string WithUnit(decimal days, string unit = "day") => $"{Text(days)} {unit}{(days == 1 ? "" : "s")}";
}
