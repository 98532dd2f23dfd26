using Growth.Data;
using Growth.Pages.Awards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Growth.Contributions;

/// <summary>The steps of an award's life, with the words and the rules of their pages.</summary>
internal sealed class AwardStepApi : IApi
{
    public void Map(RouteGroupBuilder api)
    {
        var award = api.MapGroup("/awards/{id:guid}").RequirePermission(GrowthPermissions.Edit);
        foreach (var step in AwardStep.All)
        {
            award.MapPost($"/{step.Name}", HandlerOf(step)).WithName($"{char.ToUpperInvariant(step.Name[0])}{step.Name[1..]}Award").WithSummary(step.Question)
                .WithDescription(step.Effect);
        }
    }

    private static Delegate HandlerOf(AwardStep step) => step.Name switch
    {
        "approve" => (Guid id, IfMatch match, ApprovalInput input, GrowthStore store, ICouncilRegister register, CancellationToken cancellation) =>
            TakeAsync(step, id, match, nameof(input.MinuteReference), input.MinuteReference, store, register, cancellation),
        "withdraw" => (Guid id, IfMatch match, ReasonInput input, GrowthStore store, ICouncilRegister register, CancellationToken cancellation) =>
            TakeAsync(step, id, match, nameof(input.Reason), input.Reason, store, register, cancellation),
        _ => (Guid id, IfMatch match, GrowthStore store, ICouncilRegister register, CancellationToken cancellation) =>
            TakeAsync(step, id, match, "", null, store, register, cancellation),
    };

    private static async Task<Results<RecordAnswer<AwardAnswer>, ProblemHttpResult>> TakeAsync(
        AwardStep step, Guid id, IfMatch match, string field, string? said, GrowthStore store, ICouncilRegister register, CancellationToken cancellation)
    {
        if (await store.ForStepAsync(id, cancellation) is not { } award)
            return AwardApi.NotThere(id);
        var (problems, typed) = (new FieldProblems(), said?.Trim() ?? "");
        if (step.Check(typed) is { } wrong)
            problems.Add(field, wrong);
        if (problems.Any)
            return problems.Answer();
        var (refusal, conflict) = await store.TakeAsync(award, step, typed, match.Version, cancellation);
        if (refusal is not null)
            return ApiProblem.Conflict(refusal);
        if (conflict is not null)
            return ApiProblem.Stale(conflict);
        var listed = await AwardApi.ReadAsync(id, store, register, cancellation);
        return listed is null ? AwardApi.NotThere(id) : new RecordAnswer<AwardAnswer>(AwardAnswer.Of(listed), listed.Version);
    }
}
