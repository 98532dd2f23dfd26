using Modular.Sdk;

namespace Modular.Host.Calendar;

internal static class CalendarServices
{
    /// <summary>The calendar of all programmes, and the host's own sample dates in it.</summary>
    public static IServiceCollection AddCalendar(this IServiceCollection services) => services
        .AddScoped<ProgrammeCalendar>()
        .AddScoped<ICalendarSource, SampleDates>();
}
