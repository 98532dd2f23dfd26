using System.Text;
using CaseLibrary.Data;
using CaseLibrary.Pages;

namespace CaseLibrary.Reading;

/// <summary>Several cases as one Word document: each a chapter, its facts above its text.</summary>
internal static class ListDocument
{
    public static WordText Of(IReadOnlyList<(CaseStudy Study, IReadOnlyList<CouncilThenAndNow> Councils, string Address)> cases)
    {
        var text = new StringBuilder();
        foreach (var (study, councils, address) in cases)
        {
            text.Append("# ").Append(Escaped(study.Title)).Append("\n\n").Append(Escaped(study.Summary)).Append("\n\n");
            if (study.Example)
                text.Append("This is an invented example. No council did this, and no amount in it is real.\n\n");
            text.Append("| Fact | What it is |\n| --- | --- |\n");
            foreach (var fact in FactsInWords.Of(study, councils))
                text.Append("| ").Append(Escaped(fact.Name)).Append(" | ").Append(Escaped(fact.Value)).Append(" |\n");
            text.Append('\n').Append(study.Body).Append("\n\n").Append(Escaped(Citation.Of(study, address))).Append("\n\n");
        }
        return new WordText("Case studies of how councils earn income", text.ToString()) { Source = [Licence.Line] };
    }

    /// <summary>Text that stands for itself in Markdown, on one line.</summary>
    private static string Escaped(string text) => string.Concat(text.ReplaceLineEndings(" ").Select(letter => "\\`*_{}[]<>#|!~".Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : $"{letter}"));
}
