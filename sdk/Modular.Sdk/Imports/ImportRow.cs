using System.Globalization;

namespace Modular.Sdk;

/// <summary>One row of a file that is imported.</summary>
/// <param name="number">Its number as the person's spreadsheet shows it: the first below the heading is 2.</param>
/// <param name="values">The values by column name; columns that the file does not have are absent.</param>
public sealed class ImportRow(int number, IReadOnlyDictionary<string, string> values)
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private readonly List<ImportProblem> problems = [];

    /// <summary>Its number as the person's spreadsheet shows it.</summary>
    public int Number => number;

    /// <summary>What is wrong with it so far.</summary>
    public IReadOnlyList<ImportProblem> Problems => problems;

    /// <summary>A value without spaces around it; null when the cell is empty or the file does not have the column.</summary>
    /// <param name="column">The <see cref="ImportColumn.Name"/>.</param>
    public string? this[string column] => values.TryGetValue(column, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>A number as people in the UK type it: “372,300”, “£1,250.50”, “-5000”. What is none is rejected.</summary>
    /// <param name="column">The <see cref="ImportColumn.Name"/>.</param>
    /// <returns>Null when the cell is empty or was rejected.</returns>
    public decimal? Amount(string column)
    {
        if (this[column] is not { } text)
            return null;
        // Spreadsheets write the minus sign of typography, and a pound sign before or after it.
        if (decimal.TryParse(text.Replace('−', '-').Replace("£", "", StringComparison.Ordinal), NumberStyles.Number, British, out var amount))
            return amount;
        Reject(column, "This is not a number. Enter one such as 372,300 or -5000, without words.");
        return null;
    }

    /// <summary>Rejects the row. May be called several times: people are told all of it at once.</summary>
    /// <param name="column">The column that it is about; null for the whole row.</param>
    /// <param name="why">What is wrong and what to do, as a sentence: “There is no case with this address. Copy it from the case's page.”</param>
    public void Reject(string? column, string why) => problems.Add(new ImportProblem(column, column is null ? null : this[column], why));
}

/// <summary>Why a row was rejected.</summary>
/// <param name="Column">The column that it is about; null for the whole row.</param>
/// <param name="Value">What stands there; null when nothing does.</param>
/// <param name="Why">What is wrong and what to do.</param>
public sealed record ImportProblem(string? Column, string? Value, string Why);
