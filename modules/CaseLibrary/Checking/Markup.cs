using System.Text.RegularExpressions;

namespace CaseLibrary.Checking;

/// <summary>What people who do not see the page need: words for pictures, headings in order, links that lead somewhere.</summary>
internal static partial class Markup
{
    public static IEnumerable<Remark> Of(CaseText text)
    {
        foreach (var image in text.Images.Where(image => image.Text.Length == 0 || FileName().IsMatch(image.Text)))
            yield return new Remark(true, image.Part, image.Line, $"The picture {image.Address} has no alternative text.", "Say between the square brackets what it shows: ![what it shows](address).");
        foreach (var image in text.Images.Where(image => !image.Address.StartsWith("/files/", StringComparison.Ordinal)))
            yield return new Remark(false, image.Part, image.Line, $"The picture {image.Address} lies elsewhere, so readers see its words only.", "Add it under “Documents and images” and use the address that it has there.");
        foreach (var link in text.Links.Where(link => link.Address.Length == 0 || link.Text.Length == 0 && link.Address.Length > 0 && !link.Address.StartsWith("http", StringComparison.Ordinal)))
            yield return new Remark(true, link.Part, link.Line, link.Address.Length == 0 ? $"The link “{link.Text}” has no address." : $"The link to {link.Address} has no words.", "Write [words](address).");
        var (before, lowest) = (0, text.Headings.Select(heading => heading.Level).DefaultIfEmpty(0).Min());
        foreach (var heading in text.Headings)
        {
            if (heading.Text.Length == 0)
                yield return new Remark(true, heading.Part, heading.Line, "A heading has no words.", "Remove it, or write what follows it.");
            if (before == 0 && heading.Level > lowest)
                yield return new Remark(true, heading.Part, heading.Line, $"The first heading, “{heading.Text}”, is a heading below one that is not there.", $"Begin with {new string('#', lowest)}.");
            else if (before > 0 && heading.Level > before + 1)
                yield return new Remark(true, heading.Part, heading.Line, $"The heading “{heading.Text}” leaves out a level.", $"Write {new string('#', before + 1)} instead of {new string('#', heading.Level)}.");
            before = heading.Level;
        }
    }

    [GeneratedRegex(@"\.(png|jpe?g|gif|webp|svg|avif)$|^(img|dsc|image)[_ -]?\d+$", RegexOptions.IgnoreCase)]
    private static partial Regex FileName();
}
