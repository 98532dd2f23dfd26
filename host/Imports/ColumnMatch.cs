using Modular.Sdk;

namespace Modular.Host.Imports;

/// <summary>Which column of a file is which of an import.</summary>
internal static class ColumnMatch
{
    /// <summary>The file's columns, counted from 0, by the import's names: those that are named alike.</summary>
    public static IReadOnlyDictionary<string, int> Guess(IReadOnlyList<ImportColumn> columns, IReadOnlyList<string> headings)
    {
        var plain = headings.Select(Plain).ToList();
        var found = new Dictionary<string, int>();
        foreach (var column in columns)
        {
            var place = column.OtherNames.Prepend(column.Name).Select(name => plain.IndexOf(Plain(name))).FirstOrDefault(index => index >= 0, -1);
            if (place >= 0 && !found.ContainsValue(place))
                found.Add(column.Name, place);
        }
        return found;
    }

    /// <summary>What is wrong with a match, by the import's column names; empty when the file can be checked with it.</summary>
    public static IReadOnlyDictionary<string, string> ProblemsOf(IReadOnlyList<ImportColumn> columns, IReadOnlyDictionary<string, int> match, IReadOnlyList<string> headings)
    {
        var problems = new Dictionary<string, string>();
        foreach (var column in columns)
        {
            if (!match.TryGetValue(column.Name, out var place))
            {
                if (column.Required)
                    problems[column.Name] = $"Choose the column of your file for “{column.Name}”: every row needs it";
            }
            else if (place < 0 || place >= headings.Count)
                problems[column.Name] = $"Choose one of the file’s columns for “{column.Name}”";
            else if (columns.TakeWhile(other => other != column).FirstOrDefault(other => match.TryGetValue(other.Name, out var taken) && taken == place) is { } first)
                problems[column.Name] = $"“{headings[place]}” is chosen for “{first.Name}” already. Choose another column for “{column.Name}”";
        }
        return problems;
    }

    /// <summary>Letters and digits only: “Price year”, “price_year” and “PRICE-YEAR” are the same.</summary>
    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
