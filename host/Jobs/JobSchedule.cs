using Cronos;

namespace Modular.Host.Jobs;

/// <summary>When a job falls due: a cron expression in UK local time.</summary>
internal sealed class JobSchedule
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private readonly CronExpression expression;

    private JobSchedule(string text, CronExpression expression) => (Text, this.expression) = (text, expression);

    public string Text { get; }

    /// <exception cref="FormatException">It is not a cron expression of five fields.</exception>
    public static JobSchedule Parse(string text) => new(text, CronExpression.Parse(text, CronFormat.Standard));

    /// <summary>The first due time after a moment; null when it never comes.</summary>
    public DateTimeOffset? After(DateTimeOffset moment) => expression.GetNextOccurrence(moment, London)?.ToUniversalTime();

    /// <summary>A moment as people in the UK read it.</summary>
    public static string Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, London).ToString("d MMMM yyyy 'at' HH:mm");
}
