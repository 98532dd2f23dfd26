using System.Globalization;
using System.Text;
using System.Xml;
using Modular.Sdk;

namespace Modular.Host.Sitemap;

/// <summary>Writes the files of sitemaps.org: at most 50,000 addresses each, and an index of the files where there are more.</summary>
internal static class SitemapFile
{
    /// <summary>The protocol's limit.</summary>
    public const int MostAddresses = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static int FilesFor(int addresses) => (addresses + MostAddresses - 1) / MostAddresses;

    /// <param name="entries">At most <see cref="MostAddresses"/>.</param><param name="site">Scheme and host.</param>
    public static byte[] Addresses(IEnumerable<SitemapEntry> entries, string site) => Write("urlset", "url", entries.Select(entry => (site + Escaped(entry.Path), entry.Changed)));

    public static byte[] Index(IReadOnlyList<SitemapEntry> entries, string site) => Write("sitemapindex", "sitemap",
        entries.Chunk(MostAddresses).Select((chunk, file) => ($"{site}/sitemap-{file + 1}.xml", chunk.Max(entry => entry.Changed))));

    private static string Escaped(string path) => Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);

    private static byte[] Write(string root, string element, IEnumerable<(string Address, DateTimeOffset? Changed)> lines)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement(root, Namespace);
            foreach (var (address, changed) in lines)
            {
                xml.WriteStartElement(element, Namespace);
                xml.WriteElementString("loc", Namespace, address);
                if (changed is { } moment)
                    xml.WriteElementString("lastmod", Namespace, moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return buffer.ToArray();
    }
}
