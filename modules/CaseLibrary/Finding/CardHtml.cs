using System.Text.Encodings.Web;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Html;

namespace CaseLibrary.Finding;

/// <summary>A case as lists print it. Not a view: the search keeps the HTML with each case (<see cref="SearchDocument.Shown"/>), so that a list makes none of it.</summary>
/// <param name="Shown">The HTML, with a <see cref="Gap"/> for what a search adds.</param>
/// <param name="Snippet">HTML with the words that were searched for; null when there are none.</param>
internal sealed record CardHtml(string Shown, string? Snippet) : IHtmlContent
{
    private const char Gap = '\u001e';

    /// <param name="row">With its councils.</param>
    /// <param name="note">What an editor says about the case where it is listed; null when nothing.</param>
    public static string Of(CaseRow row, string? note = null) =>
        $"""
        <article class="govuk-!-margin-bottom-6">
            <h3 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href="/case-studies/{Text(row.Slug)}">{Text(row.Title)}</a></h3>
            <p class="govuk-body govuk-!-margin-bottom-2"><strong class="govuk-tag">{Text(row.Kind.Name())}</strong>{Example(row)} <span>{Text(string.Join(", ", row.Councils.Select(council => council.Name)))}</span></p>
            {(note is null ? "" : $"""<p class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-2">{Text(note)}</p>""")}<p class="govuk-body govuk-!-margin-bottom-2">{Text(row.Summary)}</p>
            {Gap}<p class="govuk-body-s govuk-!-margin-bottom-0">{Amount(row)}<br>
            Evidence: {Text(row.Evidence.Name())}{(row.Published is { } day ? $" · {day.InWords()}" : "")}</p>
        </article>

        """;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var gap = Shown.IndexOf(Gap, StringComparison.Ordinal);
        writer.Write(Shown.AsSpan(0, gap));
        if (Snippet is not null)
        {
            writer.Write("""<p class="govuk-body-s govuk-!-margin-bottom-2">""");
            writer.Write(Snippet);
            writer.Write("</p>");
        }
        writer.Write(Shown.AsSpan(gap + 1));
    }

    private static string Example(CaseRow row) => row.Example ? """ <strong class="govuk-tag govuk-tag--orange">Example</strong>""" : "";

    private static string Amount(CaseRow row) => Income.Headline(row.Money) is { } money ? $"<strong>{Text(Money.Format(money.Amount))}</strong> {Text(money.Label)}" : "No amount known";

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
