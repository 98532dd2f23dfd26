using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Modular.Host.Calendar;

/// <summary>Entries as an iCalendar file. The same entries always give the same text, so that readers can tell whether anything changed.</summary>
internal static class CalendarFile
{
    public static string Write(IEnumerable<ProgrammeEntry> entries, Uri site)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Modular//Programme calendar//EN" };
        calendar.AddProperty("X-WR-CALNAME", "Programme dates");
        foreach (var entry in entries)
            calendar.Events.Add(Event(entry, site));
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Event(ProgrammeEntry from, Uri site)
    {
        var entry = from.Entry;
        return new CalendarEvent
        {
            Uid = $"{from.Module}-{entry.Key}@modular".ToLowerInvariant(),
            Summary = entry.Title,
            Categories = [from.Programme],
            Location = entry.Place,
            Url = entry.Link is null ? null : new Uri(site, entry.Link),
            DtStart = new CalDateTime(entry.First),
            // The format counts the end as the first day after.
            DtEnd = new CalDateTime(entry.Last.AddDays(1)),
            // The format demands a stamp; the time of writing would make every answer a new one.
            DtStamp = new CalDateTime(entry.First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)),
        };
    }
}
