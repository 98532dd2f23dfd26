namespace Modular.Sdk;

/// <summary>A type of file that the site takes, as its content has shown.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Ending">With the dot.</param>
/// <param name="ContentType">What browsers are told.</param>
/// <param name="IsImage">Shown in a page; everything else is downloaded.</param>
internal sealed record FileType(string Name, string Ending, string ContentType, bool IsImage = false)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const string Open = "application/vnd.oasis.opendocument.";

    public static readonly FileType Pdf = new("PDF", ".pdf", "application/pdf");
    public static readonly FileType Word = new("Word", ".docx", Office + "wordprocessingml.document");
    public static readonly FileType Excel = new("Excel", ".xlsx", Office + "spreadsheetml.sheet");
    public static readonly FileType PowerPoint = new("PowerPoint", ".pptx", Office + "presentationml.presentation");
    public static readonly FileType OpenText = new("OpenDocument text", ".odt", Open + "text");
    public static readonly FileType OpenSheet = new("OpenDocument spreadsheet", ".ods", Open + "spreadsheet");
    public static readonly FileType OpenSlides = new("OpenDocument presentation", ".odp", Open + "presentation");
    public static readonly FileType Csv = new("CSV", ".csv", "text/csv; charset=utf-8");
    public static readonly FileType Text = new("Text", ".txt", "text/plain; charset=utf-8");
    public static readonly FileType Png = new("PNG image", ".png", "image/png", IsImage: true);
    public static readonly FileType Jpeg = new("JPEG image", ".jpg", "image/jpeg", IsImage: true);
    public static readonly FileType WebP = new("WebP image", ".webp", "image/webp", IsImage: true);

    public static readonly IReadOnlyList<FileType> All = [Pdf, Word, Excel, PowerPoint, OpenText, OpenSheet, OpenSlides, Csv, Text, Png, Jpeg, WebP];

    /// <summary>Null for what a check never gives.</summary>
    public static FileType? Of(string contentType) => All.FirstOrDefault(type => type.ContentType == contentType);
}
