using System.Text.Json;

namespace Modular.Sdk;

/// <summary>One piece of background work on its way: what it was given, and where its progress and findings go. The host makes it; tests may derive their own.</summary>
public abstract class WorkRun
{
    /// <summary>How long the input may be, as JSON.</summary>
    public const int InputLength = 10_000;

    /// <summary>How many rows a report keeps; of those after that only the number is told.</summary>
    public const int MostRows = 20_000;

    /// <summary>What the work was started with, as JSON; empty when there was nothing.</summary>
    public abstract string Input { get; }

    /// <summary>The file that came with it; null when there was none.</summary>
    public abstract WorkFile? File { get; }

    /// <summary>What the work was started with.</summary>
    /// <typeparam name="T">The record that was given to <see cref="IWorkbench.StartAsync{TWork}"/>, or one with the same properties.</typeparam>
    /// <exception cref="JsonException">It is not such a record: an older version of the module may have started it.</exception>
    public T InputAs<T>() => JsonSerializer.Deserialize<T>(Input, JsonSerializerOptions.Web) ?? throw new JsonException("There is no input.");

    /// <summary>
    /// Says how far it is. Call it as often as you like: at most once a second it is written down, so it costs next to nothing.
    /// </summary>
    /// <param name="done">How many are done.</param>
    /// <param name="total">Of how many; null when nobody knows.</param>
    /// <param name="what">What it is at, in one line: “Row 120: Poole”.</param>
    public abstract Task ReportAsync(int done, int? total, string what);

    /// <summary>Adds a row to the report, which people see when the work has ended and can download. Shown in the order in which they come.</summary>
    /// <param name="row">What is to be said of it.</param>
    public abstract void Add(WorkRow row);
}

/// <summary>A file for background work; the host keeps it as long as the work.</summary>
/// <param name="Name">What the person's computer calls it.</param>
/// <param name="Content">Its bytes, at most <see cref="MostBytes"/>.</param>
public sealed record WorkFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>How large a file may be: 20 MB.</summary>
    public const int MostBytes = 20_000_000;
}

/// <summary>How grave a row of a report is.</summary>
public enum WorkSeverity
{
    /// <summary>Good to know.</summary>
    Information,

    /// <summary>It was done, and somebody should look at it.</summary>
    Warning,

    /// <summary>It was not done.</summary>
    Error,
}

/// <summary>One row of a report.</summary>
/// <param name="Number">The row's number as the person's spreadsheet shows it; with a heading the first is 2. 0 when it is about no row.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Message">What is to be said, and what to do about it. At most 500 characters are kept.</param>
public sealed record WorkRow(int Number, WorkSeverity Severity, string Message)
{
    /// <summary>What names the record: a slug, a reference. At most 200 characters are kept; null when there is none.</summary>
    public string? Key { get; init; }

    /// <summary>The column that it is about; null for the whole row.</summary>
    public string? Column { get; init; }

    /// <summary>What stands there. At most 200 characters are kept; null when nothing does.</summary>
    public string? Value { get; init; }
}

/// <summary>What came of background work.</summary>
/// <param name="Summary">A sentence for people: “33 awards were added.” At most 500 characters are kept.</param>
/// <param name="Link">An address of this site to go on to, “/growth/awards”; null for none.</param>
/// <param name="LinkText">What the link says, “See the awards”; null for “See what came of it”.</param>
public sealed record WorkResult(string Summary, string? Link = null, string? LinkText = null);
