using System.Globalization;
using System.Reflection;
using CsvHelper;
using Modular.Sdk;

namespace Modular.Host.Calendar;

/// <summary>The dates of the sample programme of January 2014 that no module owns.</summary>
internal sealed class SampleDates(IConfiguration configuration) : ICalendarSource
{
    /// <summary>What readers see in place of a module's title.</summary>
    public const string Programme = "Productivity programme";

    private static readonly Lazy<IReadOnlyList<CalendarEntry>> Entries = new(Read);

    public Task<IReadOnlyList<CalendarEntry>> GetAsync(ReportingPeriod period, Audience audience, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CalendarEntry>>(configuration.GetValue("Sample:Load", true)
            ? [.. Entries.Value.Where(entry => entry.First <= period.Last && entry.Last >= period.First)]
            : []);

    private static List<CalendarEntry> Read()
    {
        var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("Calendar/january-2014.csv")
            ?? throw new InvalidOperationException("The host was built without its calendar file january-2014.csv.");
        using var reader = CsvReader.Create(file, CsvReaderOptions.Default, false);
        reader.ReadHeader();
        var entries = new List<CalendarEntry>();
        while (reader.Read())
            entries.Add(new CalendarEntry(
                reader.GetString(0)!, reader.GetString(1)!, Day(reader.GetString(2)!), Day(reader.GetString(3)!),
                Place: reader.GetString(4) is { Length: > 0 } place ? place : null));
        return entries;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
