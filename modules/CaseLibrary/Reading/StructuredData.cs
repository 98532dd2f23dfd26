using System.Text.Json;
using CaseLibrary.Data;
using CaseLibrary.Pages;

namespace CaseLibrary.Reading;

/// <summary>A case for search engines, in the words of schema.org.</summary>
internal static class StructuredData
{
    /// <returns>JSON-LD; the serialiser escapes what could end the element that it stands in.</returns>
    public static string Of(CaseStudy study, IReadOnlyList<CouncilThenAndNow> councils, string address, string? image)
    {
        var data = new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Article",
            ["@id"] = address,
            ["identifier"] = $"urn:uuid:{study.Id}",
            ["url"] = address,
            ["mainEntityOfPage"] = address,
            ["headline"] = study.Title,
            ["abstract"] = study.Summary,
            ["articleSection"] = study.Kind.Name(),
            ["keywords"] = Text(study.Subtype),
            ["inLanguage"] = "en-GB",
            ["datePublished"] = study.Published,
            ["dateModified"] = study.Edited,
            ["image"] = image,
            ["isAccessibleForFree"] = true,
            ["license"] = Licence.Address,
            ["publisher"] = new Dictionary<string, string> { ["@type"] = "Organization", ["name"] = "Modular" },
            ["about"] = councils.Select(council => new Dictionary<string, string> { ["@type"] = "GovernmentOrganization", ["name"] = council.Then.OfficialName }),
            ["citation"] = study.Money.Select(fact => fact.SourceLink?.AbsoluteUri).OfType<string>().Distinct(),
            ["encoding"] = new[] { Encoding(address + ".docx", IWordDocuments.ContentType), Encoding(address + ".md", "text/markdown") },
        };
        return JsonSerializer.Serialize(data.Where(field => field.Value is not null).ToDictionary());
    }

    private static Dictionary<string, string> Encoding(string address, string type) =>
        new() { ["@type"] = "MediaObject", ["contentUrl"] = address, ["encodingFormat"] = type };

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
