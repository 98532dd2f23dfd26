namespace Modular.Host.Search.Words;

/// <summary>The fields of a document in the index.</summary>
internal static class SearchFields
{
    public const string Key = "key";
    public const string Slot = "slot";

    /// <summary>Everything that is not text (<see cref="Facts.DocumentFacts"/>).</summary>
    public const string Facts = "facts";

    /// <summary>Stems of everything: whether a document matches is decided here.</summary>
    public const string Text = "text";

    /// <summary>Stems of the title, and of the summary and keywords: they only count for the ranking.</summary>
    public const string Title = "title";
    public const string Summary = "summary";

    /// <summary>All words as they are written, for beginnings and corrections.</summary>
    public const string Written = "written";

    /// <summary>The same of documents that not everybody may see: their words are never offered to anybody.</summary>
    public const string WrittenHidden = "written-hidden";

    /// <summary>Kept to be shown.</summary>
    public const string ShownSummary = "shown-summary";
    public const string ShownBody = "shown-body";
    public const string Link = "link";
}
