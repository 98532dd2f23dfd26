using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CsvHelper;
using Modular.Sdk;

namespace Modular.Host.Councils;

/// <summary>Reads the data files that are embedded in the host.</summary>
internal static class CouncilFiles
{
    /// <summary>The councils of both files, ordered by name, with their everyday names and slugs.</summary>
    public static List<Council> Councils()
    {
        var aliases = Rows("aliases.csv").ToLookup(row => row["code"], row => row["alias"]);
        var councils = Rows("english-principal-councils-2014.csv").Select(row => Council(row, aliases)).ToList();
        var slugs = councils.Select(council => council.Slug).ToHashSet();
        foreach (var row in Rows("successor-councils-since-2014.csv"))
        {
            var council = Council(row, aliases);
            // A unitary council named after its county: the county keeps the short address, so that old links stay right.
            if (!slugs.Add(council.Slug))
                council = council with { Slug = Slug(council.OfficialName) };
            councils.Add(council);
        }
        councils.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return councils;
    }

    public static List<HexCell> Hexes(HexLayout layout)
    {
        using var file = Open(layout == HexLayout.LowerTier ? "england-lower-tier-2014.hexjson" : "england-upper-tier-2014.hexjson");
        using var json = JsonDocument.Parse(file);
        return [.. json.RootElement.GetProperty("hexes").EnumerateObject().Select(hex => new HexCell(
            CouncilCode.Parse(hex.Value.GetProperty("code").GetString()!),
            hex.Value.GetProperty("q").GetInt32(),
            hex.Value.GetProperty("r").GetInt32()))];
    }

    private static Council Council(Row row, ILookup<string, string> aliases)
    {
        var otherOfficialName = row["official_name_2018_register"];
        return new()
        {
            Code = CouncilCode.Parse(row["code"]),
            Name = row["name"],
            OfficialName = row["official_name"],
            Type = TypeOf(row["type"]),
            Region = row["region"],
            County = row["county_code"] is { Length: > 0 } county ? CouncilCode.Parse(county) : null,
            // Only the file of new bodies has dependable first days; it has no slugs.
            FirstDay = row.Has("slug") ? null : Day(row["start_date"]),
            LastDay = Day(row["last_day"]),
            Successors = [.. List(row["replaced_by"]).Select(CouncilCode.Parse)],
            Gss = row["gss"],
            FormerGss = List(row["former_gss"]),
            Aliases = [.. aliases[row["code"]].Append(otherOfficialName)
                .Where(alias => alias.Length > 0 && alias != row["name"] && alias != row["official_name"]).Distinct()],
            Slug = Slug(row.Has("slug") ? row["slug"] : row["name"]),
            Population2020 = row["population_2020"] is { Length: > 0 } people
                ? (int)decimal.Parse(people, CultureInfo.InvariantCulture) : null,
            Latitude = Number(row["lat"]),
            Longitude = Number(row["long"]),
        };
    }

    private static CouncilType TypeOf(string type) => type switch
    {
        "Shire District" => CouncilType.ShireDistrict,
        "Shire County" => CouncilType.ShireCounty,
        "English Unitary" => CouncilType.Unitary,
        "Metropolitan District" => CouncilType.MetropolitanDistrict,
        "London Borough" => CouncilType.London,
        _ => throw new InvalidDataException($"The council files have an unexpected type '{type}'."),
    };

    public static string Slug(string name) => string.Join('-', Names.NameText.Words(name));

    private static DateOnly? Day(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static string[] List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static List<Row> Rows(string name)
    {
        using var reader = CsvReader.Create(Open(name), CsvReaderOptions.Default, false);
        reader.ReadHeader();
        var columns = new Dictionary<string, int>();
        foreach (var header in reader.Headers)
            columns.Add(header, columns.Count);
        var rows = new List<Row>();
        while (reader.Read())
            rows.Add(new Row(columns, [.. columns.Values.Select(reader.GetString)]));
        return rows;
    }

    private static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"Councils/{name}")
        ?? throw new InvalidOperationException($"The host was built without its council file {name}.");

    private sealed record Row(Dictionary<string, int> Columns, string[] Values)
    {
        public string this[string column] => Columns.TryGetValue(column, out var index) ? Values[index].Trim() : "";

        public bool Has(string column) => Columns.ContainsKey(column);
    }
}
