using System.Text;
using Modular.Host.Files;
using Modular.Sdk;
using Modular.Testing;
using SkiaSharp;

namespace Modular.Host.Tests.Files;

public sealed class ImageTests : IDisposable
{
    private readonly FileChecks checks = new();

    public void Dispose() => checks.Dispose();

    public static TheoryData<string, byte[], string, string> Good => new()
    {
        { "map.png", SampleFiles.Png(40, 20), "map-40x20.png", "image/png" },
        { "photo.JPEG", SampleFiles.Jpeg(40, 20), "photo-40x20.jpg", "image/jpeg" },
        { "photo.gif", SampleFiles.WebP(40, 20), "photo-40x20.webp", "image/webp" },
        { "dot.html", SampleFiles.Gif, "dot-1x1.png", "image/png" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Check_EachType_IsDecodedAndWrittenAnew(string name, byte[] bytes, string kept, string type)
    {
        var file = await GoodAsync(bytes, name);
        Assert.Equal((kept, type, true), (file.Name, file.ContentType, file.IsImage));
        using var image = SKBitmap.Decode(Assert.Single(file.Contents).Bytes);
        Assert.Equal((file.Width, file.Height), (image.Width, image.Height));
    }

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "empty.png", [], "The file is empty" },
        { "page.png", "<html><script>alert(1)</script></html>"u8.ToArray(), PreparedImage.Unknown },
        { "drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), PreparedImage.Unknown },
        { "program.png", [.. "MZ"u8, .. new byte[200]], PreparedImage.Unknown },
        { "report.png", SampleFiles.Pdf, PreparedImage.Unknown },
        { "old.bmp", [.. "BM"u8, .. new byte[100]], PreparedImage.Unknown },
        { "garbage.png", [.. SampleFiles.Png(4, 4)[..8], .. Encoding.ASCII.GetBytes(new string('x', 500))], PreparedImage.Broken },
        { "garbage-inside.png", [.. SampleFiles.Png(40, 40)[..45], .. new byte[300]], PreparedImage.Broken },
        { "half.jpg", SampleFiles.Jpeg(200, 200)[..700], PreparedImage.Broken },
        { "half.webp", SampleFiles.WebP(200, 200)[..30], PreparedImage.Broken },
        { "header.gif", SampleFiles.Gif[..10], PreparedImage.Broken },
        { "huge.png", SampleFiles.PngThatSays(20_000, 20_000), PreparedImage.TooManyPixels },
        { "huge.gif", [.. "GIF89a"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. SampleFiles.Gif[10..]], PreparedImage.TooManyPixels },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Check_WhatIsNoImage_IsRefused(string name, byte[] bytes, string refusal)
    {
        var check = await checks.ImageAsync(new MemoryStream(bytes), name, Guid.Empty, CancellationToken.None);
        Assert.Null(check.File);
        Assert.Equal(refusal, check.Refusal);
    }

    [Fact]
    public async Task Check_ImageThatIsAPageToo_LosesThePage()
    {
        var file = await GoodAsync([.. SampleFiles.Png(4, 4), .. "<script>alert(1)</script>"u8], "both.png");
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(file.Contents[0].Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_PhotoWithPlaceAndMaker_LosesBoth()
    {
        var bytes = SampleFiles.JpegWithPlace(40, 20, orientation: 1);
        Assert.Contains("SECRETS", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        var kept = Encoding.Latin1.GetString((await GoodAsync(bytes, "photo.jpg")).Contents[0].Bytes);
        Assert.DoesNotContain("SECRETS", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("ICC_PROFILE", kept, StringComparison.Ordinal);
    }

    /// <summary>Where what was stored above on the left (red) and below on the left (green) has to be seen.</summary>
    [Theory]
    [InlineData(1, "above left", "below left")]
    [InlineData(2, "above right", "below right")]
    [InlineData(3, "below right", "above right")]
    [InlineData(4, "below left", "above left")]
    [InlineData(5, "above left", "above right")]
    [InlineData(6, "above right", "above left")]
    [InlineData(7, "below right", "below left")]
    [InlineData(8, "below left", "below right")]
    public async Task Check_PhotoThatWasHeldOtherwise_IsUpright(byte orientation, string red, string green)
    {
        var file = await GoodAsync(SampleFiles.JpegWithPlace(80, 40, orientation), "photo.jpg");
        Assert.Equal(orientation < 5 ? (80, 40) : (40, 80), (file.Width, file.Height));
        using var image = SKBitmap.Decode(file.Contents[0].Bytes);
        Assert.True(At(image, red) is { Red: > 200, Green: < 60, Blue: < 60 }, $"{At(image, red)} {red}");
        Assert.True(At(image, green) is { Red: < 60, Green: > 200, Blue: < 60 }, $"{At(image, green)} {green}");
    }

    [Fact]
    public async Task Check_LargeImage_IsKeptSmallerAndInEachWidth()
    {
        var file = await GoodAsync(SampleFiles.Jpeg(3200, 2000), "view.jpg");
        Assert.Equal(("view-1600x1000.jpg", 1600, 1000), (file.Name, file.Width, file.Height));
        Assert.Equal([0, 480, 960], file.Contents.Select(content => content.Width).Order());
        foreach (var content in file.Contents)
        {
            using var image = SKBitmap.Decode(content.Bytes);
            Assert.Equal(content.Width == 0 ? (1600, 1000) : (content.Width, content.Width * 5 / 8), (image.Width, image.Height));
        }
    }

    [Theory]
    [InlineData("/files/trees/0198a5d0-ac96-774b-bcce-b302099a8057/view-1600x1000.jpg", true)]
    [InlineData("/files/trees/0198a5d0-ac96-774b-bcce-b302099a8057/view-1600x1000.svg", false)]
    [InlineData("/files/trees/0198a5d0-ac96-774b-bcce-b302099a8057/view.jpg", false)]
    [InlineData("/files/trees/0198a5d0-ac96-774b-bcce-b302099a8057/view-99999x1.jpg", false)]
    [InlineData("//evil.example/files/trees/0198a5d0-ac96-774b-bcce-b302099a8057/view-1600x1000.jpg", false)]
    [InlineData("https://evil.example/files/trees/0198a5d0-ac96-774b-bcce-b302099a8057/view-1600x1000.jpg", false)]
    [InlineData("/files/../trees/0198a5d0-ac96-774b-bcce-b302099a8057/view-1600x1000.jpg", false)]
    public void Markdown_Image_IsShownOnlyWhenItIsOurs(string address, bool shown)
    {
        using var html = new StringWriter();
        new Modular.Host.Pages.MarkdownRenderer().ToHtml($"Look: ![Panels \"in\" <rows>]({address})").WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.Equal(shown
            ? $"<p class=\"govuk-body\">Look: <img src=\"{address}\" class=\"mod-image\" width=\"1600\" height=\"1000\" loading=\"lazy\" "
                + $"srcset=\"{address}?width=480 480w, {address}?width=960 960w, {address} 1600w\" sizes=\"{ImageAddress.UsualSizes}\" alt=\"Panels &quot;in&quot; &lt;rows&gt;\"></p>"
            : "<p class=\"govuk-body\">Look: Panels \"in\" &lt;rows&gt;</p>", html.ToString().Trim());
    }

    private async Task<StoredFile> GoodAsync(byte[] bytes, string name)
    {
        var check = await checks.ImageAsync(new MemoryStream(bytes), name, Guid.Empty, CancellationToken.None);
        Assert.Null(check.Refusal);
        return check.File!;
    }

    private static SKColor At(SKBitmap image, string place) => image.GetPixel(
        place.Contains("left", StringComparison.Ordinal) ? image.Width / 4 : image.Width * 3 / 4, place.Contains("above", StringComparison.Ordinal) ? image.Height / 4 : image.Height * 3 / 4);
}
