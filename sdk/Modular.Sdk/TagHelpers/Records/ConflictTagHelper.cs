using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// Both sides of a conflicting edit: <c>&lt;mod-conflict conflict="Model.Conflict" /&gt;</c>. Shows nothing while there is none. The page keeps its form with
/// what was typed; set the form's version to <see cref="EditConflict.Current"/> so that saving again is a decision.
/// </summary>
[HtmlTargetElement("mod-conflict", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ConflictTagHelper : TagHelper
{
    /// <summary>What <see cref="StoreContext.SaveEditAsync"/> returned.</summary>
    public EditConflict? Conflict { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Conflict is null)
        {
            output.SuppressOutput();
            return;
        }

        var title = Markup.Element("h2", "govuk-error-summary__title", "Somebody else has changed this record").With("id", "conflict-title");
        var box = Markup.Element("div", "govuk-error-summary mod-conflict", title, Conflict.Current is null ? Gone() : Changed(Conflict))
            .With("role", "alert").With("aria-labelledby", "conflict-title").With("tabindex", "-1").With("data-module", "govuk-error-summary");
        output.ReplaceWith(box);
    }

    private static IHtmlContent Gone() =>
        Markup.Element("p", "govuk-body", "It was removed while you were editing. What you typed is still in the form: copy what you need before you leave.");

    private static IHtmlContent Changed(EditConflict conflict)
    {
        var rows = conflict.Differences.Select(difference => (object)Markup.Element("tr", "govuk-table__row",
            Markup.Element("th", "govuk-table__header", difference.Label).With("scope", "row"),
            Markup.Element("td", "govuk-table__cell", difference.Theirs ?? "empty"),
            Markup.Element("td", "govuk-table__cell", difference.Yours ?? "empty"))).ToArray();
        var table = Markup.Element("table", "govuk-table",
            Markup.Element("caption", "govuk-table__caption govuk-visually-hidden", "What differs"),
            Markup.Element("thead", "govuk-table__head", Markup.Element("tr", "govuk-table__row",
                Heading("What"), Heading("Saved by somebody else"), Heading("Typed by you"))),
            Markup.Element("tbody", "govuk-table__body", rows));
        return Markup.Element("div", null,
            Markup.Element("p", "govuk-body", conflict.Differences.Count == 0
                ? "What differs are rows of the record, such as entries in a list: open it in another tab to see what they saved."
                : "Rows of the record, such as entries in a list, may differ as well: open it in another tab to see all that they saved."),
            Markup.Element("p", "govuk-body", "Nothing of yours is lost: the form below holds what you typed. Change it if you like, then save again to replace what they saved."),
            conflict.Differences.Count == 0 ? null : table);
    }

    private static IHtmlContent Heading(string text) => Markup.Element("th", "govuk-table__header", text).With("scope", "col");
}
