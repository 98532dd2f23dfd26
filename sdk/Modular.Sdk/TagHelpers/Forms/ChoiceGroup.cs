using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// Radios or checkboxes under one question. The first control has the field's id, so that the error summary can lead there.
/// </summary>
internal sealed class ChoiceGroup(string type, string name, string id, IReadOnlyCollection<string> selected)
{
    private readonly string block = type == "radio" ? "govuk-radios" : "govuk-checkboxes";
    private int count;

    public bool HasConditional { get; private set; }

    public IHtmlContent Add(SelectListItem item, string? hint = null, IHtmlContent? conditional = null) =>
        Add(new ChoiceControl(count == 0 ? id : $"{id}-{count + 1}", name, item.Text, item.Value ?? item.Text)
        {
            Hint = hint,
            Checked = Choice.IsSelected(item, selected),
            Disabled = item.Disabled,
            Conditional = conditional,
        });

    public IHtmlContent Add(ChoiceControl control)
    {
        count++;
        var parts = new HtmlContentBuilder().AppendHtml(Markup.Element("div", block + "__item",
            Input(control),
            Markup.Element("label", $"govuk-label {block}__label", control.Label).With("for", control.Id),
            control.Hint is { } hint ? Markup.Element("div", $"govuk-hint {block}__hint", hint).With("id", control.HintId) : null));
        if (control.Conditional is null)
            return parts;

        HasConditional = true;
        var css = $"{block}__conditional" + (control.Checked ? "" : $" {block}__conditional--hidden");
        return parts.AppendHtml(Markup.Element("div", css, control.Conditional).With("id", control.ConditionalId));
    }

    public TagBuilder Element(bool inline, bool small, params IHtmlContent[] items) =>
        Markup.Element("div", block + (inline ? $" {block}--inline" : "") + (small ? $" {block}--small" : ""), [.. items])
            .With("data-module", block);

    private TagBuilder Input(ChoiceControl control)
    {
        var described = string.Join(' ', new[] { control.Hint is null ? null : control.HintId, control.ErrorId }.OfType<string>());
        return Markup.Void("input", block + "__input")
            .With("id", control.Id).With("name", control.Name).With("type", type).With("value", control.Value)
            .When(control.Checked, "checked").When(control.Disabled, "disabled")
            .With("aria-describedby", described.Length == 0 ? null : described)
            .With("data-aria-controls", control.Conditional is null ? null : control.ConditionalId);
    }
}

internal sealed record ChoiceControl(string Id, string Name, string Label, string Value)
{
    public string? Hint { get; init; }
    public string? ErrorId { get; init; }
    public bool Checked { get; init; }
    public bool Disabled { get; init; }
    public IHtmlContent? Conditional { get; init; }
    public string HintId => Id + "-item-hint";
    public string ConditionalId => Id + "-more";
}
