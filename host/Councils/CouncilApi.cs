using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Modular.Host.Api;
using Modular.Sdk;

namespace Modular.Host.Councils;

/// <summary>The council register as open data.</summary>
internal static class CouncilApi
{
    /// <summary>Longer texts are refused, so that one request cannot keep the resolver busy.</summary>
    public const int LongestText = 2000;

    public static void MapCouncilApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/councils").WithTags("Councils").Public().WithHead();
        api.MapGet("", List).WithName("ListCouncils").WithSummary("Councils, all or as at a day, of a type or region")
            .WithDescription("All at once, or a page of them with the address of the next when limit or cursor is given; count is the number of all that match.")
            .Produces<CouncilList>();
        api.MapGet("resolve", Resolve).WithName("ResolveCouncils").WithSummary("Councils that a text names").Produces<ResolvedText>();
        api.MapGet("{code}", One).WithName("GetCouncil").WithSummary("One council by register code, slug or GSS code").Produces<CouncilDetail>();
    }

    private static Results<JsonHttpResult<CouncilList>, ProblemHttpResult> List(
        ICouncilRegister register, [AsParameters] PageRequest page,
        [Description("Only councils of this day, such as 2014-01-22.")] string? asAt, [Description("A type of council, such as “Unitary authority”.")] string? type,
        [Description("A region, such as London.")] string? region)
    {
        if (!TryDay(asAt, out var day))
            return NotADay(asAt!);
        CouncilType? wanted = null;
        if (!string.IsNullOrWhiteSpace(type))
        {
            wanted = TypeNamed(type);
            if (wanted is null)
                return Problem($"'{type}' is not a type of council. Use one of: {string.Join(", ", Enum.GetNames<CouncilType>())}.");
        }
        var councils = (day is { } date ? register.AsAt(date) : register.All)
            .Where(council => wanted is null || council.Type == wanted)
            .Where(council => string.IsNullOrWhiteSpace(region) || council.Region.Equals(region.Trim(), StringComparison.OrdinalIgnoreCase))
            .ToList();
        // Whoever read the list before it had pages goes on getting the whole of it.
        var shown = page.IsAsked ? page.Of(councils, council => council.Code.Value) : new Page<Council>(councils, null);
        return TypedResults.Json(new CouncilList(day, councils.Count, [.. shown.Items.Select(CouncilData.From)], register.Attribution, shown.Next), CouncilJson.Default.CouncilList);
    }

    private static Results<JsonHttpResult<CouncilDetail>, ProblemHttpResult> One(ICouncilRegister register, string code)
    {
        var council = (CouncilCode.TryParse(code, out var parsed) ? register.Find(parsed) : null)
            ?? register.FindBySlug(code) ?? register.FindByGss(code);
        return council is null
            ? TypedResults.Problem(
                $"No council has the register code, slug or GSS code '{code}'. /api/councils lists them all.",
                statusCode: StatusCodes.Status404NotFound, title: "Council not found")
            : TypedResults.Json(
                new CouncilDetail(CouncilData.From(council),
                    [.. register.PredecessorsOf(council.Code).Select(before => before.Code)], register.Attribution),
                CouncilJson.Default.CouncilDetail);
    }

    private static Results<JsonHttpResult<ResolvedText>, ProblemHttpResult> Resolve(ICouncilRegister register, string? text, string? asAt)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Problem("Say which text to resolve, for example /api/councils/resolve?text=Poole%20District%20Council.");
        if (text.Length > LongestText)
            return Problem($"The text has {text.Length} characters; send at most {LongestText} at a time.");
        if (!TryDay(asAt, out var day))
            return NotADay(asAt!);
        var results = register.Resolve(text, day).Select(match => new ResolvedPart(
            match.Text, Word(match.Outcome), [.. match.Candidates.Select(council => council.Code)])).ToList();
        return TypedResults.Json(new ResolvedText(results), CouncilJson.Default.ResolvedText);
    }

    private static string Word(MatchOutcome outcome) => outcome switch
    {
        MatchOutcome.Certain => "certain",
        MatchOutcome.Ambiguous => "ambiguous",
        _ => "unknown",
    };

    private static CouncilType? TypeNamed(string text)
    {
        foreach (var type in Enum.GetValues<CouncilType>())
            if (type.ToString().Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)
                || type.DisplayName().Equals(text.Trim(), StringComparison.OrdinalIgnoreCase))
                return type;
        return null;
    }

    private static bool TryDay(string? text, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            return false;
        day = parsed;
        return true;
    }

    private static ProblemHttpResult NotADay(string asAt) => Problem($"'{asAt}' is not a day. Write asAt as year-month-day, such as 2014-01-22.");

    private static ProblemHttpResult Problem(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "The request cannot be answered");
}
