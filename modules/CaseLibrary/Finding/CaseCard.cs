
namespace CaseLibrary.Finding;

/// <summary>
/// A case as a list shows it. The snippet is HTML that is safe to write out, with the matching words marked; null when the reader searched for nothing.
/// </summary>
internal sealed record CaseCard(CaseRow Row, string? Snippet)
{
    /// <summary>What an editor says about the case where it is listed; null when nothing.</summary>
    public string? Note { get; init; }

    public CardHtml Html => new(CardHtml.Of(Row, Note), Snippet);

    public string Link => $"/case-studies/{Row.Slug}";

    public string Summary => Row.Summary;

    public string Subtype => Row.Subtype;

    public int? Since => Row.Since;

    public DateTimeOffset Edited => Row.Edited;

    public string EvidenceName => Row.Evidence.Name();
}
