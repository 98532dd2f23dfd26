using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace CaseLibrary.Finding;

/// <summary>Twelve facets with a hundred options stand on every list. Not a view: each of its pieces is kept, encoded and copied by itself there.</summary>
internal sealed class FacetsHtml(IReadOnlyList<FacetCount> facets) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var facet in facets)
        {
            var (key, title, chosen) = (facet.Facet.Key, encoder.Encode(facet.Facet.Title), facet.Options.Count(option => option.Chosen));
            writer.Write($"""
                <div data-facet="{key}"><details class="govuk-details govuk-!-margin-bottom-3"{(chosen > 0 || key == "kind" ? " open" : "")}>
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{title}{(chosen > 0 ? $" ({chosen} chosen)" : "")}</span></summary>
                <div class="govuk-details__text">

                """);
            if (facet.Options.Count == 0)
                writer.Write("""<p class="govuk-body">Nothing to choose here.</p>""");
            else
                WriteOptions(writer, encoder, facet, title);
            writer.Write("</div></details></div>\n");
        }
    }

    private static void WriteOptions(TextWriter writer, HtmlEncoder encoder, FacetCount facet, string title)
    {
        writer.Write($"""
            <fieldset class="govuk-fieldset"><legend class="govuk-visually-hidden">{title}</legend>
            <div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">

            """);
        foreach (var option in facet.Options)
            WriteOption(writer, encoder, facet.Facet.Key, option);
        writer.Write("</div></fieldset>");
        if (facet.More > 0)
            writer.Write($"""
                <p class="govuk-body-s">{Number(facet.More)} rarer {(facet.More == 1 ? "one is" : "ones are")} not shown. Narrow the list further, or search for the words{(facet.Facet.Key == Facets.Council ? "; the map lists all councils" : "")}.</p>
                """);
    }

    /// <summary>Piece by piece: put together first, the options of a page are strings of a hundred kilobytes.</summary>
    private static void WriteOption(TextWriter writer, HtmlEncoder encoder, string key, FacetOption option)
    {
        var value = encoder.Encode(option.Value);
        writer.Write("<div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\" type=\"checkbox\" id=\"");
        WriteId(writer, key, value);
        writer.Write("\" name=\"");
        writer.Write(key);
        writer.Write("\" value=\"");
        writer.Write(value);
        writer.Write(option.Chosen ? "\" checked>\n" : "\">\n");
        writer.Write("<label class=\"govuk-label govuk-checkboxes__label\" for=\"");
        WriteId(writer, key, value);
        writer.Write("\">");
        encoder.Encode(writer, option.Name);
        writer.Write(" (");
        writer.Write(Number(option.Count));
        writer.Write(")</label></div>\n");
    }

    private static void WriteId(TextWriter writer, string key, string value)
    {
        writer.Write(key);
        writer.Write('-');
        writer.Write(value.Replace(' ', '-'));
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
