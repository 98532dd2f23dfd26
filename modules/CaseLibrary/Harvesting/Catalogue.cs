using System.Text.Json;
using System.Text.Json.Nodes;
using CaseLibrary.Reading;

namespace CaseLibrary.Harvesting;

/// <summary>What the library offers to programs, as a data catalogue in the words of DCAT 3. Its context stands inside it: whoever reads it need fetch nothing else.</summary>
internal static class Catalogue
{
    public const string Path = "/case-studies/catalogue.jsonld";

    private const string Csv = "https://www.iana.org/assignments/media-types/text/csv";
    private const string Json = "https://www.iana.org/assignments/media-types/application/json";
    private const string Atom = "https://www.iana.org/assignments/media-types/application/atom+xml";
    private const string English = "http://publications.europa.eu/resource/authority/language/ENG";

    /// <param name="info">The module, whose title and description are the library's.</param>
    /// <param name="site">Scheme and host.</param>
    /// <param name="changed">When the latest of the public cases was edited; null when there is none.</param>
    public static string Of(ModuleInfo info, string site, DateTimeOffset? changed)
    {
        var dataset = site + "/case-studies#";
        var catalogue = Node("dcat:Catalog", site + Path, info.Title, info.Description, changed);
        catalogue["homepage"] = site + "/case-studies";
        catalogue["dataset"] = new JsonArray(
            Dataset(dataset + "cases", "Case studies", "One row for each published case study. Invented examples are among them in the CSV and JSON tables and marked in the column “example”.", "/case-studies",
                ("CSV", "/case-studies.csv", Csv), ("JSON", "/case-studies.json", Json), ("Atom, the newest first, in pages", "/case-studies/feed.atom", Atom), ("JSON API", "/api/case-studies", Json)),
            Dataset(dataset + "money-facts", "Money facts", "One row for each amount of a published case study, with what it measures, how often, how sure, and its source.", "/case-studies",
                ("CSV", "/case-studies/money-facts.csv", Csv), ("JSON", "/case-studies/money-facts.json", Json)),
            Dataset(dataset + "figures", "Figures of the library", "Numbers of real cases by kind, region, type of council and evidence, and sums of amounts with the same label.", "/case-studies/figures",
                ("CSV", "/case-studies/figures.csv", Csv), ("JSON", "/case-studies/figures.json", Json)));
        catalogue["service"] = new JsonArray(Service());
        catalogue.Insert(0, "@context", Context());
        return catalogue.ToJsonString(Readable);

        JsonObject Dataset(string id, string title, string description, string page, params (string Title, string Path, string Type)[] forms)
        {
            var node = Node("dcat:Dataset", id, title, description, changed);
            node["landingPage"] = site + page;
            node["distribution"] = new JsonArray([.. forms.Select(form => Distribution(form.Title, site + form.Path, form.Type))]);
            return node;
        }

        JsonObject Service() => new()
        {
            ["@id"] = site + "/api/case-studies#service",
            ["@type"] = "dcat:DataService",
            ["title"] = "API of the case library",
            ["endpointURL"] = site + "/api/case-studies",
            ["endpointDescription"] = site + "/openapi/v1.json",
            ["license"] = Licence.Address,
            ["servesDataset"] = dataset + "cases",
        };
    }

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    private static JsonObject Node(string type, string id, string title, string description, DateTimeOffset? changed) => new()
    {
        ["@id"] = id,
        ["@type"] = type,
        ["title"] = title,
        ["description"] = description,
        ["publisher"] = new JsonObject { ["@type"] = "foaf:Agent", ["name"] = "Modular" },
        ["license"] = Licence.Address,
        ["language"] = English,
        ["modified"] = changed?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
    };

    private static JsonObject Distribution(string title, string address, string type) => new()
    {
        ["@id"] = address,
        ["@type"] = "dcat:Distribution",
        ["title"] = title,
        ["accessURL"] = address,
        ["downloadURL"] = address,
        ["mediaType"] = type,
        ["license"] = Licence.Address,
    };

    private static JsonObject Context()
    {
        static JsonObject Link(string term) => new() { ["@id"] = term, ["@type"] = "@id" };
        static JsonObject Words(string term) => new() { ["@id"] = term, ["@language"] = "en-GB" };
        return new JsonObject
        {
            ["dcat"] = "http://www.w3.org/ns/dcat#",
            ["dct"] = "http://purl.org/dc/terms/",
            ["foaf"] = "http://xmlns.com/foaf/0.1/",
            ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
            ["title"] = Words("dct:title"),
            ["description"] = Words("dct:description"),
            ["name"] = "foaf:name",
            ["homepage"] = Link("foaf:homepage"),
            ["publisher"] = "dct:publisher",
            ["license"] = Link("dct:license"),
            ["language"] = Link("dct:language"),
            ["modified"] = new JsonObject { ["@id"] = "dct:modified", ["@type"] = "xsd:dateTime" },
            ["dataset"] = "dcat:dataset",
            ["service"] = "dcat:service",
            ["servesDataset"] = Link("dcat:servesDataset"),
            ["endpointURL"] = Link("dcat:endpointURL"),
            ["endpointDescription"] = Link("dcat:endpointDescription"),
            ["distribution"] = "dcat:distribution",
            ["landingPage"] = Link("dcat:landingPage"),
            ["accessURL"] = Link("dcat:accessURL"),
            ["downloadURL"] = Link("dcat:downloadURL"),
            ["mediaType"] = Link("dcat:mediaType"),
        };
    }
}
