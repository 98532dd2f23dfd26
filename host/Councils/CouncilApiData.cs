using System.Text.Json.Serialization;
using Modular.Sdk;

namespace Modular.Host.Councils;

internal sealed record CouncilList(DateOnly? AsAt, int Count, IReadOnlyList<CouncilData> Councils, string Attribution, string? Next);

internal sealed record CouncilDetail(CouncilData Council, IReadOnlyList<CouncilCode> Predecessors, string Attribution);

internal sealed record ResolvedText(IReadOnlyList<ResolvedPart> Results);

internal sealed record ResolvedPart(string Text, string Outcome, IReadOnlyList<CouncilCode> Codes);

/// <summary>A council as the API shows it: its field names are a promise to those who read it.</summary>
internal sealed record CouncilData(
    CouncilCode Code, string Name, string OfficialName, string Slug, string Type, string Region, CouncilCode? County,
    DateOnly? FirstDay, DateOnly? LastDay, IReadOnlyList<CouncilCode> Successors,
    string Gss, IReadOnlyList<string> FormerGss, IReadOnlyList<string> Aliases,
    int? Population2020, double? Latitude, double? Longitude)
{
    public static CouncilData From(Council council) => new(
        council.Code, council.Name, council.OfficialName, council.Slug, council.Type.DisplayName(), council.Region, council.County,
        council.FirstDay, council.LastDay, council.Successors, council.Gss, council.FormerGss, council.Aliases,
        council.Population2020, council.Latitude, council.Longitude);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CouncilList))]
[JsonSerializable(typeof(CouncilDetail))]
[JsonSerializable(typeof(ResolvedText))]
internal sealed partial class CouncilJson : JsonSerializerContext;
