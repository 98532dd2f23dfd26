namespace CaseLibrary.Data;

/// <summary>A part of a case about which something can be said: what stands above the text, or the text below one heading.</summary>
internal sealed record CasePart(string Heading, string Markdown)
{
    public const string Summary = "Title and summary";
    public const string Facts = "Facts and amounts";
    private const string BeforeHeadings = "Introduction";

    /// <summary>The parts in the order of the page. Two headings of the same words are one part to a reader, so the second is numbered.</summary>
    public static IReadOnlyList<CasePart> Of(CaseStudy study)
    {
        var parts = new List<CasePart> { new(Summary, ""), new(Facts, "") };
        var (heading, lines, fenced) = (BeforeHeadings, new List<string>(), false);
        foreach (var line in study.Body.Split('\n'))
        {
            fenced ^= line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (fenced || !line.StartsWith("## ", StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }
            Add(parts, heading, lines);
            (heading, lines) = (line[3..].Trim(), []);
        }
        Add(parts, heading, lines);
        return parts;
    }

    private static void Add(List<CasePart> parts, string heading, List<string> lines)
    {
        var text = string.Join('\n', lines).Trim();
        if (text.Length == 0 && heading == BeforeHeadings)
            return;
        var same = parts.Count(part => part.Heading == heading || part.Heading.StartsWith(heading + " (", StringComparison.Ordinal));
        var name = same == 0 ? heading : $"{heading} ({same + 1})";
        parts.Add(new CasePart(name.Length > CheckNote.PartLength ? name[..CheckNote.PartLength] : name, text));
    }
}
