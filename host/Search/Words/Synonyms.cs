namespace Modular.Host.Search.Words;

/// <summary>The synonyms of the modules that a search looks at, ready to be looked up by stems.</summary>
internal sealed class Synonyms
{
    public const int MostGroups = 2_000;
    private readonly Dictionary<string, List<(IReadOnlyList<string> Stems, IReadOnlyList<string> Group)>> byFirst = [];

    public static readonly Synonyms None = new([]);

    public Synonyms(IEnumerable<IReadOnlyList<string>> groups)
    {
        foreach (var group in groups.Take(MostGroups))
        {
            foreach (var words in group)
            {
                if (EnglishText.Stems.TermsOf(words) is not { Count: > 0 } stems)
                    continue;
                if (!byFirst.TryGetValue(stems[0], out var entries))
                    byFirst.Add(stems[0], entries = []);
                entries.Add((stems, group));
            }
        }
        foreach (var entries in byFirst.Values)
            entries.Sort((one, other) => other.Stems.Count - one.Stems.Count);
    }

    /// <summary>The longest entry that the words from here on begin with.</summary>
    /// <returns>How many words it has, and what means the same; one word and nothing when there is no entry.</returns>
    public (int Length, IReadOnlyList<string> Others) Find(IReadOnlyList<TypedWord> words, int start)
    {
        var found = words[start] is { Quoted: false } word && byFirst.TryGetValue(word.Stems[0], out var entries)
            ? entries.Find(entry => Begins(words, start, entry.Stems)) : default;
        if (found.Stems is null)
            return (1, []);
        // What is spelt differently and has the same stems would be asked for twice.
        return (Length(words, start, found.Stems), [.. found.Group.Where(other => !EnglishText.Stems.TermsOf(other).SequenceEqual(found.Stems))]);
    }

    private static bool Begins(IReadOnlyList<TypedWord> words, int start, IReadOnlyList<string> stems)
    {
        var length = Length(words, start, stems);
        return length > 0 && words.Skip(start).Take(length).SelectMany(word => word.Stems).SequenceEqual(stems);
    }

    private static int Length(IReadOnlyList<TypedWord> words, int start, IReadOnlyList<string> stems)
    {
        var (length, left) = (0, stems.Count);
        for (; left > 0 && start + length < words.Count && !words[start + length].Quoted; length++)
            left -= words[start + length].Stems.Count;
        return left == 0 ? length : 0;
    }
}
