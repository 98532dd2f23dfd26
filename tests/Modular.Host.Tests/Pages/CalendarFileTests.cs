using Modular.Host.Calendar;
using Modular.Host.Pages.Calendar;
using Modular.Sdk;

namespace Modular.Host.Tests.Pages;

public sealed class CalendarFileTests
{
    private static readonly Uri Site = new("https://modular.example");

    [Fact]
    public void Write_AnEntryOfSeveralDays_EndsOnTheDayAfter()
    {
        var file = CalendarFile.Write([Entry(new CalendarEntry("r1", "Round opens", new(2014, 1, 1), new(2014, 1, 31), "/growth", "London"))], Site);
        Assert.Contains("DTSTART;VALUE=DATE:20140101", file, StringComparison.Ordinal);
        Assert.Contains("DTEND;VALUE=DATE:20140201", file, StringComparison.Ordinal);
        Assert.Contains("UID:growth-r1@modular", file, StringComparison.Ordinal);
        Assert.Contains("https://modular.example/growth", file, StringComparison.Ordinal);
        Assert.Contains("LOCATION:London", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Twice_GivesTheSameText()
    {
        var entry = Entry(new CalendarEntry("r1", "Round opens", new(2014, 1, 1), new(2014, 1, 1)));
        Assert.Equal(CalendarFile.Write([entry], Site), CalendarFile.Write([entry], Site));
    }

    [Theory]
    [InlineData("2014-01-13", "2014-01-13", "13 January 2014")]
    [InlineData("2014-02-01", "2014-02-14", "1 to 14 February 2014")]
    [InlineData("2014-02-01", "2014-02-28", "February 2014")]
    [InlineData("2014-01-31", "2014-02-02", "31 January to 2 February 2014")]
    [InlineData("2013-12-31", "2014-01-02", "31 December 2013 to 2 January 2014")]
    public void Words_OfAPeriod_AreShort(string first, string last, string words) =>
        Assert.Equal(words, CalendarPeriod.Words(DateOnly.Parse(first), DateOnly.Parse(last)));

    [Fact]
    public void From_NoChoice_IsTheComingYear()
    {
        var period = CalendarPeriod.From(null, null, new(2026, 11, 22))!;
        Assert.True(period.IsComing);
        Assert.Equal(new ReportingPeriod(new(2026, 11, 22), new(2027, 11, 22)), period.Days);
    }

    private static ProgrammeEntry Entry(CalendarEntry entry) => new("Growth", "Growth advisers", entry);
}
