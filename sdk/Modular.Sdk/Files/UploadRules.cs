namespace Modular.Sdk;

/// <summary>What the site takes as a file, said once: pages show it, requests are limited by it, and <see cref="IFiles"/> checks it.</summary>
public static class UploadRules
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>A document may have this many bytes.</summary>
    public const long DocumentBytes = 10 * Megabyte;

    /// <summary>An image may have this many bytes before it is resized.</summary>
    public const long ImageBytes = 8 * Megabyte;

    /// <summary>
    /// For <c>[RequestSizeLimit]</c> on a page that takes a file: a little more than the largest file, so that one that is somewhat too large gets the form back
    /// with what was typed. What is larger still gets the page for status 413.
    /// </summary>
    public const long RequestBytes = DocumentBytes + 2 * Megabyte;

    /// <summary>An image may have this many pixels; it is refused before it is decoded when it has more.</summary>
    public const long ImagePixels = 25_000_000;

    /// <summary>The longest side of an image as it is kept, in pixels.</summary>
    public const int ImageSide = 1600;

    /// <summary>Of an image that is wider than one of these, a copy of that width is kept too, for small screens.</summary>
    public static IReadOnlyList<int> ImageWidths { get; } = [480, 960];

    /// <summary>For the <c>accept</c> of a file field that takes documents.</summary>
    public const string DocumentEndings = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv,.txt";

    /// <summary>For the <c>accept</c> of a file field that takes images.</summary>
    public const string ImageEndings = ".png,.jpg,.jpeg,.webp,.gif";

    /// <summary>The most that a document may have: “10 MB”.</summary>
    public static string DocumentSize { get; } = SizeText.Of(DocumentBytes);

    /// <summary>The most that an image may have: “8 MB”.</summary>
    public static string ImageSize { get; } = SizeText.Of(ImageBytes);

    /// <summary>The rules for documents as a sentence for the page.</summary>
    public static string DocumentWords { get; } =
        $"PDF, Word, Excel, PowerPoint, OpenDocument, CSV or plain text, without macros, at most {DocumentSize}";

    /// <summary>The rules for images as a sentence for the page.</summary>
    public static string ImageWords { get; } =
        $"PNG, JPEG, WebP or GIF, at most {ImageSize}. It is made smaller where it is larger than {ImageSide} pixels, and place and camera are taken out";
}
