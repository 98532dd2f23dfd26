using System.Globalization;

namespace Modular.Sdk;

/// <summary>What kind of amount it is. Amounts of different kinds are never added up.</summary>
public enum MoneyKind
{
    /// <summary>Income before any cost is taken off.</summary>
    Gross,

    /// <summary>Income after the direct cost of earning it.</summary>
    Net,

    /// <summary>What is left after all cost, as the accounts show it.</summary>
    Surplus,

    /// <summary>What it costs to run.</summary>
    Cost,

    /// <summary>Money put in once to make it possible.</summary>
    Investment,
}

/// <summary>Once, or every year.</summary>
public enum MoneyPeriod
{
    /// <summary>Received or spent once.</summary>
    OneOff,

    /// <summary>The amount for one year, expected to come again.</summary>
    AYear,
}

/// <summary>How sure the amount is, from least to most.</summary>
public enum MoneyStatus
{
    /// <summary>Somebody expects it.</summary>
    Forecast,

    /// <summary>Somebody has signed for it.</summary>
    Contracted,

    /// <summary>It has happened, by the council's own account.</summary>
    Delivered,

    /// <summary>It has happened, and somebody else has checked.</summary>
    Verified,
}

/// <summary>An amount in pounds with its honesty label.</summary>
/// <param name="Amount">Pounds sterling. Negative only for a net amount or a surplus: then it is a loss.</param>
/// <param name="Kind">Gross, net, surplus, cost or investment.</param>
/// <param name="Period">One-off, or a year.</param>
/// <param name="Status">Forecast, contracted, delivered or verified.</param>
/// <param name="PriceYear">The year whose prices these are, for example “2011/12”; null when the source does not say.</param>
/// <exception cref="ArgumentOutOfRangeException">A negative gross income, cost or investment.</exception>
public sealed record Money(decimal Amount, MoneyKind Kind, MoneyPeriod Period, MoneyStatus Status, string? PriceYear = null)
{
    /// <summary>Pounds sterling; negative only for a loss.</summary>
    public decimal Amount { get; init; } = Amount >= 0 || Kind is MoneyKind.Net or MoneyKind.Surplus ? Amount
        : throw new ArgumentOutOfRangeException(nameof(Amount), Amount, "Only a net amount or a surplus can be negative: it is a loss then.");

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The label in words: “gross, a year, delivered, 2011/12 prices”.</summary>
    public string Label => string.Join(", ", new[]
    {
        Kind.ToString().ToLowerInvariant(),
        Period == MoneyPeriod.AYear ? "a year" : "one-off",
        Status.ToString().ToLowerInvariant(),
        PriceYear is null ? null : $"{PriceYear} prices",
    }.OfType<string>());

    /// <summary>The sum of two amounts with the same label.</summary>
    /// <exception cref="InvalidOperationException">The labels differ: gross is not added to net, nor a forecast to what was delivered.</exception>
    public static Money operator +(Money left, Money right) => left.Label == right.Label
        ? left with { Amount = left.Amount + right.Amount }
        : throw new InvalidOperationException($"An amount that is {left.Label} cannot be added to one that is {right.Label}.");

    /// <summary>The sum of two amounts with the same label; what <c>+</c> does.</summary>
    /// <exception cref="InvalidOperationException">The labels differ.</exception>
    public static Money Add(Money left, Money right) => left + right;

    /// <summary>Adds up each label by itself, in the order in which the labels first come.</summary>
    /// <param name="amounts">Any amounts; none gives an empty list.</param>
    public static IReadOnlyList<Money> SumByLabel(IEnumerable<Money> amounts) =>
        [.. amounts.GroupBy(amount => amount.Label).Select(same => same.Aggregate(Add))];

    /// <summary>Pounds as people read them: “£5,517”, “£900,000”, “£1.2 million”, “£139.50”, “−£5,000”.</summary>
    public static string Format(decimal pounds) => pounds < 0 ? "−" + Format(-pounds) : pounds switch
    {
        >= 1_000_000_000 => "£" + (pounds / 1_000_000_000).ToString("0.##", British) + " billion",
        >= 1_000_000 => "£" + (pounds / 1_000_000).ToString("0.##", British) + " million",
        _ when decimal.Truncate(pounds) == pounds => pounds.ToString("£#,0", British),
        _ => pounds.ToString("£#,0.00", British),
    };

    /// <inheritdoc />
    public override string ToString() => $"{Format(Amount)} ({Label})";
}
