using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>A record's History: who changed what, when, and why where that was asked; newest first. <c>&lt;mod-history entries="Model.History" /&gt;</c></summary>
[HtmlTargetElement("mod-history", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HistoryTagHelper : TagHelper
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>What <see cref="StoreContext.HistoryOfAsync"/> returned.</summary>
    public IReadOnlyList<HistoryEntry> Entries { get; set; } = [];

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.ReplaceWith(Entries.Count == 0
            ? Markup.Element("p", "govuk-body", "Nothing has been recorded yet.")
            : Markup.Element("ol", "govuk-list mod-history", [.. Entries.Select(Entry)]));
    }

    private static IHtmlContent Entry(HistoryEntry entry)
    {
        // Which other record a row belongs to is kept, but its id tells a reader nothing.
        var changes = entry.Changes.Where(change => !Guid.TryParse(change.After ?? change.Before, out _)).ToList();
        var at = TimeZoneInfo.ConvertTime(entry.At, London);
        return Markup.Element("li", "mod-history__entry",
            Markup.Element("p", "govuk-body govuk-!-margin-bottom-1",
                Markup.Element("strong", null, $"{entry.Action}: {StoredValue.Words(entry.RecordType)}"), $" by {entry.Who}, ",
                Markup.Element("time", null, at.ToString("d MMMM yyyy 'at' HH:mm", British)).With("datetime", entry.At.ToString("O", CultureInfo.InvariantCulture))),
            string.IsNullOrEmpty(entry.Reason) ? null : Markup.Element("p", "govuk-body govuk-!-margin-bottom-1 mod-history__reason", "Reason: ", entry.Reason),
            changes.Count == 0 ? null : Markup.Element("details", "govuk-details govuk-!-margin-bottom-2",
                Markup.Element("summary", "govuk-details__summary",
                    Markup.Element("span", "govuk-details__summary-text", changes.Count == 1 ? "1 field" : $"{changes.Count} fields")),
                Markup.Element("div", "govuk-details__text", Markup.Element("ul", "govuk-list", [.. changes.Select(Change)]))));
    }

    private static IHtmlContent Change(HistoryChange change) => Markup.Element("li", null,
        Markup.Element("strong", null, StoredValue.Words(change.Property) + ": "),
        change.Before is null ? null : Markup.Element("del", null, change.Before),
        change.Before is null || change.After is null ? null : " → ",
        change.After is null ? null : Markup.Element("ins", null, change.After));
}
