namespace Modular.Sdk;

/// <summary>Makes Word documents (<c>.docx</c>) of Markdown, with real headings, lists and tables, for people who take a text away to change it or to send it on.</summary>
public interface IWordDocuments
{
    /// <summary>The content type of what <see cref="Make"/> returns.</summary>
    const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Makes one document.</summary>
    /// <param name="text">What it holds.</param>
    /// <returns>The file.</returns>
    byte[] Make(WordText text);
}

/// <summary>What a Word document holds, in this order: title, summary, facts, text, source.</summary>
/// <param name="Title">Its title; also the name that the file shows in Word.</param>
/// <param name="Markdown">
/// The text, as <see cref="IMarkdown"/> reads it. Pictures are left out and their descriptions put in their place; links stay links when they lead to the web.
/// </param>
public sealed record WordText(string Title, string Markdown)
{
    /// <summary>A short paragraph below the title; blank for none.</summary>
    public string Summary { get; init; } = "";

    /// <summary>A table of names and values below the summary; empty for none.</summary>
    public IReadOnlyList<WordFact> Facts { get; init; } = [];

    /// <summary>The last paragraphs: where it comes from, on which day, under which licence.</summary>
    public IReadOnlyList<string> Source { get; init; } = [];
}

/// <summary>One line of the table of facts.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">What it says.</param>
public sealed record WordFact(string Name, string Value);
