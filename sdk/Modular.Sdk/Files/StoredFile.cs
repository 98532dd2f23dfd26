namespace Modular.Sdk;

/// <summary>
/// A file that a module keeps in its own store: saved in the transaction of its record, copied with it and seen by every host. Made by <see cref="IFiles"/>
/// only, and never changed: another content is another file. A store keeps files when it has a <c>DbSet&lt;StoredFile&gt;</c>.
/// </summary>
/// <remarks>The content lies in a table of its own, so that lists never read it and the history never holds it.</remarks>
public sealed class StoredFile : Entity
{
    internal const int NameLength = 100;
    internal const int HashLength = 64;

    internal StoredFile()
    {
    }

    /// <summary>The record to which it belongs: in that record's History tab it shows up, and by it the module decides who may read it.</summary>
    public Guid BelongsTo { get; internal init; }

    /// <summary>Made from the name that the file had: small letters, digits, hyphens and the ending of its type. An image’s ends with its size: <c>solar-farm-1600x1067.jpg</c>.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>As the content has shown, whatever the uploader said.</summary>
    public string ContentType { get; internal init; } = "";

    /// <summary>In bytes; of an image as it is kept.</summary>
    public long Length { get; internal init; }

    /// <summary>Of the content, as 64 hexadecimal digits.</summary>
    public string Sha256 { get; internal init; } = "";

    /// <summary>In pixels; null when it is no image.</summary>
    public int? Width { get; internal init; }

    /// <summary>In pixels; null when it is no image.</summary>
    public int? Height { get; internal init; }

    /// <summary>True for what a page can show; anything else is downloaded.</summary>
    public bool IsImage => Width is not null;

    /// <summary>For people: “PDF, 240 KB”.</summary>
    public string TypeAndSize => $"{FileType.Of(ContentType)?.Name ?? "File"}, {SizeText.Of(Length)}";

    /// <inheritdoc />
    public override Guid HistoryOf => BelongsTo;

    /// <summary>Filled for a file that is about to be added; reading a file does not read it.</summary>
    internal List<FileContent> Contents { get; init; } = [];

    /// <summary>Where the site gives it out, to those who may read it (see <see cref="IFileReaders"/>).</summary>
    /// <param name="module">The module in whose store it is.</param>
    public string AddressIn(Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        return $"/files/{module.Slug}/{Id}/{Name}";
    }
}

/// <summary>The bytes of a file; of an image there is one for each width.</summary>
internal sealed class FileContent
{
    public Guid FileId { get; init; }

    /// <summary>0 for the file itself; else the width of a smaller copy of an image.</summary>
    public int Width { get; init; }

    public byte[] Bytes { get; init; } = [];
}
