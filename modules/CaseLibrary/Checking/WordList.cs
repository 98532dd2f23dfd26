using System.Text;

namespace CaseLibrary.Checking;

/// <summary>The word lists that lie beside this file, one line for each word: a comma parts the columns, <c>#</c> begins a remark.</summary>
internal static class WordList
{
    /// <summary>Words that say little, and plainer ones.</summary>
    public static IReadOnlyList<(string Word, string Plainer)> Jargon { get; } = [.. Read("jargon.csv").Select(row => (row[0], row[1]))];

    /// <summary>Acronyms with what they stand for; empty for those that everybody knows.</summary>
    public static IReadOnlyDictionary<string, string> Acronyms { get; } = Read("acronyms.csv").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    private static IEnumerable<string[]> Read(string file)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not part of the module.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(',', 2, StringSplitOptions.TrimEntries)).Select(row => row.Length == 2 ? row : [row[0], ""])];
    }
}
