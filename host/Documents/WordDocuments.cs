using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Modular.Host.Pages;
using Modular.Sdk;

namespace Modular.Host.Documents;

/// <summary>Word documents, made with the Open XML SDK.</summary>
internal sealed class WordDocuments : IWordDocuments
{
    private const string Language = "en-GB";

    public byte[] Make(WordText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            (document.PackageProperties.Title, document.PackageProperties.Language) = (WordInlines.Plain(text.Title).Text, Language);
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Make();
            var lists = new WordLists(main);
            var body = new Body();
            body.Append(WordText(text.Title, WordStyles.Title));
            if (text.Summary.Length > 0)
                body.Append(WordText(text.Summary, WordStyles.Summary));
            if (text.Facts.Count > 0)
                body.Append(WordTables.Facts(text.Facts));
            var markdown = new WordBlocks(new WordInlines(main), lists);
            body.Append(markdown.Of(MarkdownRenderer.Parse(text.Markdown)));
            foreach (var line in text.Source)
                body.Append(WordText(line, WordStyles.Source));
            body.Append(new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134 }));
            main.Document = new Document(body);
        }
        return file.ToArray();
    }

    private static Paragraph WordText(string text, string style) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(WordInlines.Plain(text)));
}
