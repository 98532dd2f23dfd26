using System.Text;
using CaseLibrary.Data;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CaseLibrary.Checking;

/// <summary>What the rules look at: the passages, headings, links and images of a case, each with its part and line. Tables and code are not prose.</summary>
internal sealed class CaseText
{
    public const string Introduction = "Introduction";
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseAutoLinks().UseAlertBlocks().DisableHtml().UsePreciseSourceLocation().Build();
    private readonly List<Passage> passages = [];
    private readonly List<PlacedHeading> headings = [];
    private readonly List<PlacedLink> links = [];

    public CaseText(string summary, string body)
    {
        if (summary.Length > 0)
            passages.Add(new Passage("Summary", null, summary, Quoted: false));
        var part = Introduction;
        foreach (var block in Markdown.Parse(body, Pipeline).Descendants<LeafBlock>())
        {
            if (block is HeadingBlock heading)
            {
                var words = Words(block.Inline).Trim();
                part = words.Length > 0 ? words : part;
                headings.Add(new PlacedHeading(heading.Level, words, part, block.Line + 1));
            }
            else if (block is ParagraphBlock && !Within<Table>(block))
                passages.Add(new Passage(part, block.Line + 1, Words(block.Inline), Within<QuoteBlock>(block, except: typeof(Markdig.Extensions.Alerts.AlertBlock))));
            var found = block.Inline?.Descendants<LinkInline>().Select(link => new PlacedLink(part, link.Line + 1, link.Url ?? "", Words(link).Trim(), link.IsImage)) ?? [];
            links.AddRange(found);
        }
    }

    public IReadOnlyList<Passage> Passages => passages;

    public IReadOnlyList<PlacedHeading> Headings => headings;

    public IEnumerable<PlacedLink> Links => links.Where(link => !link.IsImage);

    public IEnumerable<PlacedLink> Images => links.Where(link => link.IsImage);

    public static CaseText Of(CaseStudy study) => new(study.Summary, study.Body);

    private static bool Within<T>(Block block, Type? except = null) where T : Block
    {
        for (var parent = block.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is T && parent.GetType() != except)
                return true;
        }
        return false;
    }

    /// <summary>The words as they are read, with the text's own line breaks, so that a place in them can be traced to its line.</summary>
    private static string Words(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines ?? [])
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.ToString()),
                LineBreakInline => text.Append('\n'),
                HtmlEntityInline entity => text.Append(entity.Transcoded.ToString()),
                // Addresses and code are not words.
                LinkInline { IsAutoLink: true } or CodeInline or AutolinkInline => text.Append(' '),
                ContainerInline container => text.Append(Words(container)),
                _ => text,
            };
        }
        return text.ToString();
    }
}

/// <summary>A paragraph or an entry of a list.</summary>
internal sealed record Passage(string Part, int? Line, string Text, bool Quoted)
{
    public int? LineAt(int index) => Line + Text.AsSpan(0, index).Count('\n');
}

internal sealed record PlacedHeading(int Level, string Text, string Part, int Line);

internal sealed record PlacedLink(string Part, int Line, string Address, string Text, bool IsImage);
