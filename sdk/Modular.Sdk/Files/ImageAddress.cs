using System.Globalization;
using System.Text.RegularExpressions;

namespace Modular.Sdk;

/// <summary>
/// The address of an image that some module keeps. Its name ends with its size, so that a page can keep its place free and offer the smaller copies without
/// asking a store.
/// </summary>
internal sealed partial record ImageAddress(string Path, int Width, int Height)
{
    /// <summary>As wide as the column of text on a large screen, as the screen on a small one.</summary>
    public const string UsualSizes = "(min-width: 40.0625em) 630px, 100vw";

    /// <summary>All copies for <c>srcset</c>; null when there is only one.</summary>
    public string? Sources
    {
        get
        {
            var smaller = UploadRules.ImageWidths.Where(width => width < Width).ToList();
            return smaller.Count == 0 ? null : string.Join(", ", [.. smaller.Select(width => $"{Path}?width={width} {width}w"), $"{Path} {Width}w"]);
        }
    }

    /// <summary>Null for any address that is not exactly one that <see cref="StoredFile.AddressIn"/> gives for an image.</summary>
    public static ImageAddress? Of(string? address) => address is not null && Pattern().Match(address) is { Success: true } match
        ? new ImageAddress(address, Number(match, "width"), Number(match, "height")) : null;

    private static int Number(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^/files/[a-z0-9-]+/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[a-z0-9-]+-(?<width>[1-9][0-9]{0,3})x(?<height>[1-9][0-9]{0,3})\.(png|jpg|webp)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
