using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Modular.Sdk.TagHelpers;

/// <summary>Steps of a longer piece of work with their state. Holds <c>mod-task</c> elements.</summary>
[HtmlTargetElement("mod-task-list")]
public sealed class TaskListTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.ReplaceWith(Markup.Element("ul", "govuk-task-list", await output.GetChildContentAsync()).WithAuthored(output.Attributes));
    }
}

/// <summary>
/// One step: <c>&lt;mod-task title="Days" href="…"&gt;&lt;mod-tag&gt;Not started&lt;/mod-tag&gt;&lt;/mod-task&gt;</c>. Its content is the
/// state.
/// </summary>
[HtmlTargetElement("mod-task", ParentTag = "mod-task-list")]
public sealed class TaskTagHelper : TagHelper
{
    /// <summary>What to do.</summary>
    public string Title { get; set; } = "";

    /// <summary>Where to do it; null while it cannot be started.</summary>
    public string? Href { get; set; }

    /// <summary>Help below the title.</summary>
    public string? Hint { get; set; }

    /// <summary>The page being rendered; set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var state = await output.GetChildContentAsync();
        var id = PageIds.Next(ViewContext, "task");
        var described = (Hint is null ? "" : id + "-hint ") + id + "-status";
        var name = Href is null
            ? Markup.Element("div", null, Title)
            : Markup.Link(Href, Title, "govuk-link govuk-task-list__link").With("aria-describedby", described);
        output.ReplaceWith(Markup.Element("li", "govuk-task-list__item" + (Href is null ? "" : " govuk-task-list__item--with-link"),
            Markup.Element("div", "govuk-task-list__name-and-hint", name,
                Hint is null ? null : Markup.Element("div", "govuk-task-list__hint", Hint).With("id", id + "-hint")),
            Markup.Element("div", "govuk-task-list__status" + (Href is null ? " govuk-task-list__status--cannot-start-yet" : ""), state)
                .With("id", id + "-status")));
    }
}
