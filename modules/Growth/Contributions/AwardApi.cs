using Growth.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Growth.Contributions;

internal sealed class AwardApi : IApi
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("/awards", ListAsync).Public().WithSummary("Growth adviser awards, of one council when its code is given");
        api.MapGet("/awards/{id:guid}", SingleAsync).Public().WithSummary("One growth adviser award");
    }

    private static async Task<Ok<List<AwardAnswer>>> ListAsync(
        CouncilCode? council, GrowthStore store, ICouncilRegister register, CancellationToken cancellation)
    {
        var awards = council is { } code ? store.Awards.Where(award => award.Councils.Any(row => row.Council == code)) : store.Awards;
        return TypedResults.Ok((await awards.ListAsync(register, cancellation)).ConvertAll(AwardAnswer.Of));
    }

    private static async Task<Results<Ok<AwardAnswer>, NotFound>> SingleAsync(
        Guid id, GrowthStore store, ICouncilRegister register, CancellationToken cancellation) =>
        await store.Awards.Where(award => award.Id == id).ListAsync(register, cancellation) is [var award]
            ? TypedResults.Ok(AwardAnswer.Of(award))
            : TypedResults.NotFound();
}

internal sealed record AwardAnswer(
    Guid Id, int? Row, string Text, string Round, string State, decimal DaysAwarded, CouncilCode Lead, IReadOnlyList<AwardAnswer.CouncilAnswer> Councils)
{
    public static AwardAnswer Of(ListedAward award) => new(award.Id, award.Row, award.Text, award.Round, award.State.Words(), award.Days, award.Lead.Code,
        [.. award.Councils.Select(council => new CouncilAnswer(council.Code, council.OfficialName, council.Type.DisplayName(), council.Region))]);

    internal sealed record CouncilAnswer(CouncilCode Code, string Name, string Type, string Region);
}
