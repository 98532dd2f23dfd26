using System.Globalization;

namespace Modular.Sdk;

/// <summary>The days that a Board paper or a set of figures speaks of, both ends included.</summary>
public sealed record ReportingPeriod
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>A period of one day or more.</summary>
    /// <exception cref="ArgumentException">The last day lies before the first.</exception>
    public ReportingPeriod(DateOnly first, DateOnly last)
    {
        if (last < first)
            throw new ArgumentException($"A reporting period cannot end on {last:d MMMM yyyy}, before it starts on {first:d MMMM yyyy}.", nameof(last));
        (First, Last) = (first, last);
    }

    /// <summary>The first day.</summary>
    public DateOnly First { get; }

    /// <summary>The last day.</summary>
    public DateOnly Last { get; }

    /// <summary>True when the day lies in the period.</summary>
    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>The financial year (1 April to 31 March) that a day lies in.</summary>
    public static ReportingPeriod FinancialYearOf(DateOnly day)
    {
        var year = day.Month >= 4 ? day.Year : day.Year - 1;
        return new ReportingPeriod(new DateOnly(year, 4, 1), new DateOnly(year + 1, 3, 31));
    }

    /// <summary>“1 April 2013 to 31 March 2014”.</summary>
    public override string ToString() => string.Create(British, $"{First:d MMMM yyyy} to {Last:d MMMM yyyy}");
}
