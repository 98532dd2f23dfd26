using System.Security.Cryptography;
using Modular.Sdk;

namespace Modular.Host.Files;

/// <summary>The site's checks. Images are decoded one at a time: each may need a hundred megabytes for a moment.</summary>
internal sealed class FileChecks : IFiles, IDisposable
{
    private readonly SemaphoreSlim decoding = new(1);

    public async Task<FileCheck> DocumentAsync(Stream content, string name, Guid belongsTo, CancellationToken cancellation)
    {
        if (await ReadAsync(content, UploadRules.DocumentBytes, cancellation) is not { } bytes)
            return Refused($"The file is larger than {UploadRules.DocumentSize}. Make it smaller, or split it");
        var (type, refusal) = bytes.Length == 0 ? (null, "The file is empty") : DocumentCheck.Of(bytes, name);
        return type is null ? Refused(refusal!) : new FileCheck(new StoredFile
        {
            BelongsTo = belongsTo,
            Name = FileNames.Clean(name, "document") + type.Ending,
            ContentType = type.ContentType,
            Length = bytes.Length,
            Sha256 = Hash(bytes),
            Contents = [new FileContent { Bytes = bytes }],
        }, null);
    }

    public async Task<FileCheck> ImageAsync(Stream content, string name, Guid belongsTo, CancellationToken cancellation)
    {
        if (await ReadAsync(content, UploadRules.ImageBytes, cancellation) is not { } bytes)
            return Refused($"The image is larger than {UploadRules.ImageSize}. Make it smaller");
        if (bytes.Length == 0)
            return Refused("The file is empty");
        await decoding.WaitAsync(cancellation);
        try
        {
            var (image, refusal) = PreparedImage.Of(bytes);
            return image is null ? Refused(refusal!) : new FileCheck(new StoredFile
            {
                BelongsTo = belongsTo,
                Name = $"{FileNames.Clean(name, "image")}-{image.Width}x{image.Height}{image.Type.Ending}",
                ContentType = image.Type.ContentType,
                Length = image.Copies[0].Length,
                Sha256 = Hash(image.Copies[0]),
                Width = image.Width,
                Height = image.Height,
                Contents = [.. image.Copies.Select(copy => new FileContent { Width = copy.Key, Bytes = copy.Value })],
            }, null);
        }
        finally
        {
            decoding.Release();
        }
    }

    public void Dispose() => decoding.Dispose();

    private static FileCheck Refused(string why) => new(null, why);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Null when there is more than that.</summary>
    private static async Task<byte[]?> ReadAsync(Stream content, long most, CancellationToken cancellation)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (bytes.Length + read > most)
                return null;
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }
}
