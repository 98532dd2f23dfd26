using CaseLibrary.Versions;
using Microsoft.AspNetCore.Html;

namespace CaseLibrary.Pages.Manage;

/// <summary>A compared line as HTML. Not in the view, whose own line breaks would show up between the words.</summary>
internal static class ComparisonHtml
{
    /// <param name="runs">The words of one side.</param>
    /// <param name="element"><c>del</c> or <c>ins</c> around what the other side does not have.</param>
    public static IHtmlContent Of(IReadOnlyList<ComparedRun> runs, string element)
    {
        var html = new HtmlContentBuilder();
        foreach (var run in runs)
        {
            if (run.Marked)
                html.AppendHtml($"<{element}>").Append(run.Text).AppendHtml($"</{element}>");
            else
                html.Append(run.Text);
        }
        return html;
    }
}
