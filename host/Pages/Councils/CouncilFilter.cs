using System.Globalization;
using Modular.Host.Councils.Names;
using Modular.Sdk;

namespace Modular.Host.Pages.Councils;

/// <summary>A council in the list, with the programmes that work with it.</summary>
internal sealed record CouncilRow(Council Council, IReadOnlyCollection<string> Programmes);

/// <summary>What the reader wants to see of the register. The address holds all of it.</summary>
internal sealed record CouncilFilter(DateOnly AsAt)
{
    public const string NotADay = "Enter a real date, such as 22 January 2014";

    /// <summary>True when the address asks for a day that is none; the list then shows today.</summary>
    public bool AsAtIsWrong { get; init; }

    public CouncilType? Type { get; init; }

    public string? Region { get; init; }

    public string? Text { get; init; }

    /// <summary>True for councils that a programme works with, false for “nothing yet”, null for both.</summary>
    public bool? Involved { get; init; }

    /// <summary>The programme that <see cref="Involved"/> speaks of; null for any.</summary>
    public string? Programme { get; init; }

    /// <summary>A column's name, with a minus in front for descending.</summary>
    public string Sort { get; init; } = "name";

    public int Page { get; init; } = 1;

    /// <summary>True when the list can be shorter than all councils of the day.</summary>
    public bool Narrows => Type is not null || Region is not null || Text is not null || Involved is not null;

    public static CouncilFilter From(IQueryCollection query, DateOnly today)
    {
        var typed = Value(query, "asAt");
        var isDay = DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        return new CouncilFilter(isDay ? day : today)
        {
            AsAtIsWrong = typed is not null && !isDay,
            Type = Enum.TryParse<CouncilType>(Value(query, "type"), out var type) && Enum.IsDefined(type) ? type : null,
            Region = Value(query, "region"),
            Text = Value(query, "text"),
            Involved = Value(query, "involved") switch { "yes" => true, "no" => false, _ => null },
            Programme = Value(query, "programme"),
            Sort = Value(query, "sort") ?? "name",
            Page = int.TryParse(Value(query, "p"), CultureInfo.InvariantCulture, out var page) && page > 1 ? page : 1,
        };
    }

    public bool Matches(CouncilRow row) =>
        (Type is null || row.Council.Type == Type)
        && (Region is null || row.Council.Region.Equals(Region, StringComparison.OrdinalIgnoreCase))
        && (Involved is null || Involved == (Programme is null ? row.Programmes.Count > 0 : row.Programmes.Contains(Programme)))
        && (Text is null || Matches(row.Council, Text));

    /// <summary>Whether every word of the text begins a word of the council's names, or the text is one of its codes.</summary>
    public static bool Matches(Council council, string text)
    {
        if (council.Code.Value.Equals(text, StringComparison.OrdinalIgnoreCase)
            || council.FormerGss.Append(council.Gss).Contains(text, StringComparer.OrdinalIgnoreCase))
            return true;
        var wanted = NameText.Words(text).ToList();
        return wanted.Count > 0 && council.Aliases.Append(council.Name).Append(council.OfficialName).Any(name =>
        {
            var words = NameText.Words(name).ToList();
            return wanted.TrueForAll(word => words.Exists(candidate => candidate.StartsWith(word, StringComparison.Ordinal)));
        });
    }

    private static string? Value(IQueryCollection query, string key) =>
        query[key].ToString().Trim() is { Length: > 0 } value ? value : null;
}
