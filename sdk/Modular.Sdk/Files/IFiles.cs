using Microsoft.AspNetCore.Http;

namespace Modular.Sdk;

/// <summary>
/// Checks files by what is in them and prepares them for a store. Nothing is saved: add the <see cref="FileCheck.File"/> to the module's store, and save it
/// with the record that it belongs to.
/// </summary>
public interface IFiles
{
    /// <summary>Checks a document: its type, its structure, that it has no macros and is no bomb.</summary>
    /// <param name="content">Read to its end, and no further than <see cref="UploadRules.DocumentBytes"/>; not disposed of.</param>
    /// <param name="name">The name that the file had. It decides between CSV and plain text, and becomes <see cref="StoredFile.Name"/>; nothing else trusts it.</param>
    /// <param name="belongsTo">The id of the record.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    Task<FileCheck> DocumentAsync(Stream content, string name, Guid belongsTo, CancellationToken cancellation);

    /// <summary>Decodes an image, turns it upright, makes it smaller where it is large, and writes it anew, so that nothing but its pixels is left.</summary>
    /// <param name="content">Read to its end, and no further than <see cref="UploadRules.ImageBytes"/>; not disposed of.</param>
    /// <param name="name">The name that the file had; it becomes <see cref="StoredFile.Name"/>.</param>
    /// <param name="belongsTo">The id of the record.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    Task<FileCheck> ImageAsync(Stream content, string name, Guid belongsTo, CancellationToken cancellation);
}

/// <summary>What the check of a file gave: the file, or why not.</summary>
/// <param name="File">Not saved yet; null when it is refused.</param>
/// <param name="Refusal">A sentence for the form, without a full stop; null when the file is good.</param>
public sealed record FileCheck(StoredFile? File, string? Refusal);

/// <summary>Files as forms send them.</summary>
public static class Uploads
{
    private const string Missing = "Choose a file";

    /// <summary>Checks a document that came with a form.</summary>
    /// <param name="files">The site's checks.</param>
    /// <param name="upload">The bound field; null, which is refused, when no file was chosen.</param>
    /// <param name="belongsTo">The id of the record.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <example><code>
    /// var check = await files.DocumentAsync(Upload, tree.Id, cancellation);
    /// if (check.Refusal is { } refusal)
    ///     ModelState.AddModelError(nameof(Upload), refusal);
    /// </code></example>
    public static async Task<FileCheck> DocumentAsync(this IFiles files, IFormFile? upload, Guid belongsTo, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (upload is null)
            return new FileCheck(null, Missing);
        await using var content = upload.OpenReadStream();
        return await files.DocumentAsync(content, upload.FileName, belongsTo, cancellation);
    }

    /// <summary>Checks an image that came with a form.</summary>
    /// <param name="files">The site's checks.</param>
    /// <param name="upload">The bound field; null, which is refused, when no file was chosen.</param>
    /// <param name="belongsTo">The id of the record.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    public static async Task<FileCheck> ImageAsync(this IFiles files, IFormFile? upload, Guid belongsTo, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (upload is null)
            return new FileCheck(null, Missing);
        await using var content = upload.OpenReadStream();
        return await files.ImageAsync(content, upload.FileName, belongsTo, cancellation);
    }
}
