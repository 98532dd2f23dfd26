using Growth.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Growth.Contributions;

/// <summary>The day log of an award, by the rules of its page. Its version is the award's.</summary>
internal sealed class DayApi : IApi
{
    public void Map(RouteGroupBuilder api)
    {
        var days = api.MapGroup("/awards/{id:guid}/days");
        days.MapGet("/", ReadAsync).RequirePermission(GrowthPermissions.Read).WithName("GetDays").WithSummary("The days of an award and what they were used for")
            .WithDescription("The ETag is the award's.");
        days.MapPost("/", LogAsync).RequirePermission(GrowthPermissions.Edit).WithName("LogDays").WithSummary("Log adviser time on an award that is in progress");
        days.MapPost("/{entry:guid}/take-out", Count(false)).RequirePermission(GrowthPermissions.Edit).WithName("TakeOutDays").WithSummary("Take an entry out of the count")
            .WithDescription("The entry stays to be seen, its days are free again.");
        days.MapPost("/{entry:guid}/put-back", Count(true)).RequirePermission(GrowthPermissions.Edit).WithName("PutBackDays").WithSummary("Put an entry back that was taken out");
    }

    private static async Task<Results<RecordAnswer<DayLogAnswer>, ProblemHttpResult>> ReadAsync(Guid id, GrowthStore store, CancellationToken cancellation) =>
        await FindAsync(id, store, cancellation) is { } award ? Shown(award) : AwardApi.NotThere(id);

    private static async Task<Results<RecordAnswer<DayLogAnswer>, ProblemHttpResult>> LogAsync(Guid id, IfMatch match, DayInput input, GrowthStore store, TimeProvider clock, CancellationToken cancellation)
    {
        if (await FindAsync(id, store, cancellation) is not { } award)
            return AwardApi.NotThere(id);
        var (problems, form) = (new FieldProblems(), input.ToForm());
        problems.Check(form);
        if (form.RefuseDate(clock.Today()) is { } date)
            problems.Add(nameof(form.On), date);
        if (form.Days is { } days && AdviserDays.Refuse(days, Award.MostDays) is { } wrong)
            problems.Add(nameof(form.Days), wrong);
        if (problems.Any)
            return problems.Answer();
        return award.LogDays(form.ToEntry(award)) is { } refusal ? ApiProblem.Conflict(refusal) : await SaveAsync(award, match, store, cancellation);
    }

    private static Delegate Count(bool counts) => async Task<Results<RecordAnswer<DayLogAnswer>, ProblemHttpResult>> (Guid id, Guid entry, IfMatch match, GrowthStore store, CancellationToken cancellation) =>
    {
        if (await FindAsync(id, store, cancellation) is not { } award)
            return AwardApi.NotThere(id);
        if (award.Log.Find(one => one.Id == entry) is not { } found)
            return ApiProblem.NotFound($"This award has no entry with the id {entry}. /api/growth/awards/{id}/days lists them all.");
        return award.Count(found, counts) is { } refusal ? ApiProblem.Conflict(refusal) : await SaveAsync(award, match, store, cancellation);
    };

    private static async Task<Results<RecordAnswer<DayLogAnswer>, ProblemHttpResult>> SaveAsync(Award award, IfMatch match, GrowthStore store, CancellationToken cancellation) =>
        await store.SaveEditAsync(award, match.Version, cancellation) is { } conflict ? ApiProblem.Stale(conflict) : Shown(award);

    private static Task<Award?> FindAsync(Guid id, GrowthStore store, CancellationToken cancellation) =>
        store.Awards.Include(award => award.Log).SingleOrDefaultAsync(award => award.Id == id, cancellation);

    private static RecordAnswer<DayLogAnswer> Shown(Award award) => new(DayLogAnswer.Of(award), award.Version);
}
