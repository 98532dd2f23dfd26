using System.Text;
using System.Xml.Linq;
using Modular.Host.Sitemap;
using Modular.Sdk;

namespace Modular.Host.Tests.Sitemap;

public sealed class SitemapFileTests
{
    private static readonly XNamespace Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public void Addresses_AreEscapedAndDated()
    {
        var file = Read(SitemapFile.Addresses([new("/a & b/<c>", new DateTimeOffset(2014, 7, 1, 12, 0, 0, TimeSpan.FromHours(1))), new("/d")], "https://example.org"));
        Assert.Equal(["https://example.org/a%20%26%20b/%3Cc%3E", "https://example.org/d"], file.Descendants(Namespace + "loc").Select(loc => loc.Value));
        Assert.Equal(["2014-07-01T11:00:00Z"], file.Descendants(Namespace + "lastmod").Select(changed => changed.Value));
    }

    [Fact]
    public void Index_NamesAFileForEachFiftyThousand()
    {
        var entries = Enumerable.Range(1, 2 * SitemapFile.MostAddresses + 1).Select(number => new SitemapEntry($"/{number}", DateTimeOffset.UnixEpoch.AddDays(number % 7))).ToList();
        var index = Read(SitemapFile.Index(entries, "https://example.org"));
        Assert.Equal("sitemapindex", index.Name.LocalName);
        Assert.Equal(["https://example.org/sitemap-1.xml", "https://example.org/sitemap-2.xml", "https://example.org/sitemap-3.xml"], index.Descendants(Namespace + "loc").Select(loc => loc.Value));
        Assert.Equal("1970-01-07T00:00:00Z", index.Descendants(Namespace + "lastmod").First().Value);
        Assert.Equal((3, 2, 0), (SitemapFile.FilesFor(entries.Count), SitemapFile.FilesFor(100_000), SitemapFile.FilesFor(0)));
    }

    private static XElement Read(byte[] file) => XDocument.Parse(Encoding.UTF8.GetString(file)).Root!;
}
