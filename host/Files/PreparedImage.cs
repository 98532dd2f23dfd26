using System.Buffers.Binary;
using Modular.Sdk;
using SkiaSharp;

namespace Modular.Host.Files;

/// <summary>An image as it is kept: upright, no larger than needed, in sRGB, and nothing but pixels.</summary>
/// <param name="Type">A GIF becomes a PNG of its first picture.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Copies">The image itself under 0, and smaller ones by their width.</param>
internal sealed record PreparedImage(FileType Type, int Width, int Height, IReadOnlyDictionary<int, byte[]> Copies)
{
    public const string Unknown = "The file is no image that can be shown here. Choose a PNG, JPEG, WebP or GIF file";
    public const string Broken = "The image is damaged. Open it, save it again, and choose the new file";
    public static readonly string TooManyPixels = $"The image has more than {UploadRules.ImagePixels / 1_000_000} million pixels. Make it smaller";
    private const int Quality = 85;

    public static (PreparedImage? Image, string? Refusal) Of(byte[] bytes)
    {
        if (TypeOf(bytes) is not { } type)
            return (null, Unknown);
        if (SizeOfPng(bytes) is { } stated && IsTooLarge(stated.Width, stated.Height))
            return (null, TooManyPixels);
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width < 1 || codec.Info.Height < 1)
            return (null, Broken);
        if (IsTooLarge(codec.Info.Width, codec.Info.Height))
            return (null, TooManyPixels);
        using var whole = new SKBitmap();
        var pixels = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, type == FileType.Jpeg ? SKAlphaType.Opaque : SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        if (!whole.TryAllocPixels(pixels) || codec.GetPixels(pixels, whole.GetPixels()) is not SKCodecResult.Success)
            return (null, Broken);
        using var kept = Upright(whole, codec.EncodedOrigin);
        var copies = new Dictionary<int, byte[]> { [0] = Encode(kept, type) };
        foreach (var width in UploadRules.ImageWidths.Where(width => width < kept.Width))
        {
            using var smaller = Resize(kept, width, Math.Max(1, (int)Math.Round((double)kept.Height * width / kept.Width)));
            copies[width] = Encode(smaller, type);
        }
        return (new PreparedImage(type, kept.Width, kept.Height, copies), null);
    }

    /// <summary>By the first bytes: the library would take formats that nobody needs here.</summary>
    private static FileType? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? FileType.Png
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FileType.Jpeg
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? FileType.Png
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? FileType.WebP
        : null;

    /// <summary>What a PNG says of itself: too much is told as too much, whatever comes behind.</summary>
    private static (int Width, int Height)? SizeOfPng(ReadOnlySpan<byte> bytes) => bytes.Length >= 24 && bytes[12..].StartsWith("IHDR"u8)
        ? (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..])) : null;

    private static bool IsTooLarge(int width, int height) => (long)width * height > UploadRules.ImagePixels;

    private static SKBitmap Upright(SKBitmap whole, SKEncodedOrigin origin)
    {
        var scale = Math.Min(1.0, (double)UploadRules.ImageSide / Math.Max(whole.Width, whole.Height));
        using var small = Resize(whole, Math.Max(1, (int)Math.Round(whole.Width * scale)), Math.Max(1, (int)Math.Round(whole.Height * scale)));
        var (width, height) = origin >= SKEncodedOrigin.LeftTop ? (small.Height, small.Width) : (small.Width, small.Height);
        var upright = new SKBitmap(small.Info.WithSize(width, height));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(Turn(origin, width, height));
        canvas.DrawBitmap(small, 0, 0, SKSamplingOptions.Default);
        return upright;
    }

    /// <summary>How pixels that were stored with this orientation come upright, in an image of this size.</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    private static SKBitmap Resize(SKBitmap image, int width, int height) =>
        (width, height) == (image.Width, image.Height) ? image.Copy()
        : image.Resize(image.Info.WithSize(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));

    /// <summary>Without a colour space nothing is written about colours either: browsers take it as sRGB, which it is.</summary>
    private static byte[] Encode(SKBitmap image, FileType type)
    {
        using var pixels = new SKPixmap(new SKImageInfo(image.Width, image.Height, image.ColorType, image.AlphaType), image.GetPixels(), image.RowBytes);
        var format = type == FileType.Jpeg ? SKEncodedImageFormat.Jpeg : type == FileType.WebP ? SKEncodedImageFormat.Webp : SKEncodedImageFormat.Png;
        using var encoded = pixels.Encode(format, Quality) ?? throw new InvalidOperationException($"An image of {image.Width} × {image.Height} pixels could not be written.");
        return encoded.ToArray();
    }
}
