using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// Where a record stands in its workflow: the usual way from beginning to end, with what is behind, now and ahead. <c>&lt;mod-workflow path="Model.Path"
/// state="Editing" /&gt;</c>
/// </summary>
[HtmlTargetElement("mod-workflow", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WorkflowTagHelper : TagHelper
{
    /// <summary>The names of the states on the usual way, in order.</summary>
    public IReadOnlyList<string> Path { get; set; } = [];

    /// <summary>The name of the state in which the record is. One beside the usual way is said in words.</summary>
    public string State { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var at = Path.ToList().IndexOf(State);
        var list = Markup.Element("ol", "mod-workflow__path", [.. Path.Select((name, place) => Item(name, place, at))]).With("role", "list");
        output.ReplaceWith(Markup.Element("div", "mod-workflow",
            at < 0 ? Markup.Element("p", "govuk-body mod-workflow__beside", "State: ", Markup.Element("strong", null, State)) : null, list));
    }

    private static Microsoft.AspNetCore.Html.IHtmlContent Item(string name, int place, int at)
    {
        var (kind, words) = at < 0 || place > at ? ("ahead", "still to come") : place < at ? ("behind", "done") : ("now", "now");
        var item = Markup.Element("li", $"mod-workflow__state mod-workflow__state--{kind}", name, Markup.Element("span", "govuk-visually-hidden", $" ({words})"));
        return kind == "now" ? item.With("aria-current", "step") : item;
    }
}
