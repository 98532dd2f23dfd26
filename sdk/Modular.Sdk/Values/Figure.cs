using System.Globalization;

namespace Modular.Sdk;

/// <summary>A number that knows where it comes from. Every figure on a card or in a paper is one.</summary>
/// <param name="Label">What is counted, in plain words: “Awards”, “Days still to use”.</param>
/// <param name="Value">The number itself, in <paramref name="Unit"/>.</param>
/// <param name="Unit">How to read the number.</param>
/// <param name="AsAt">The day on which the number was true.</param>
/// <param name="Source">Where it comes from: “Award records”, “Board paper, January 2014, paragraph 32”.</param>
/// <param name="Link">A local address that lists the records behind the number; null when there is none.</param>
public sealed record Figure(string Label, decimal Value, FigureUnit Unit, DateOnly AsAt, string Source, string? Link = null)
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The number as people read it: “1,234”, “£1.2 million”, “12.5%”, “448 days”.</summary>
    public string Text => Unit switch
    {
        FigureUnit.Pounds => Money.Format(Value),
        FigureUnit.Percent => Value.ToString("0.#", British) + "%",
        FigureUnit.Days => Value.ToString("#,0.#", British) + (Value == 1 ? " day" : " days"),
        _ => Value.ToString("#,0.##", British),
    };
}

/// <summary>The unit of a <see cref="Figure"/>.</summary>
public enum FigureUnit
{
    /// <summary>A plain count of things.</summary>
    Count,

    /// <summary>Pounds sterling.</summary>
    Pounds,

    /// <summary>Per cent: 12.5 is twelve and a half per cent.</summary>
    Percent,

    /// <summary>Working days; halves are allowed.</summary>
    Days,
}
