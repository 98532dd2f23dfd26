namespace Modular.Sdk;

/// <summary>Days as the people who use the system count them.</summary>
public static class UkCalendar
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Today in the United Kingdom, wherever the server stands.</summary>
    /// <param name="clock">The injected clock.</param>
    public static DateOnly Today(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DayOf(clock.GetUtcNow());
    }

    /// <summary>The day in the United Kingdom at a moment.</summary>
    /// <param name="moment">The moment.</param>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, London).DateTime);
}
