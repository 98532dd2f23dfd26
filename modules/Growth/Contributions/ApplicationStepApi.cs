using Growth.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Growth.Contributions;

/// <summary>The steps of an application's life, by the rules of its page, and the award that is made from it.</summary>
internal sealed class ApplicationStepApi : IApi
{
    public void Map(RouteGroupBuilder api)
    {
        var application = api.MapGroup("/applications/{id:guid}").RequirePermission(GrowthPermissions.Edit);
        application.MapPost("/submit", Step(one => one.Submit())).WithName("SubmitApplication").WithSummary("Submit a draft");
        application.MapPost("/recommend", Step(one => one.Recommend())).WithName("RecommendApplication").WithSummary("Recommend a submitted application");
        application.MapPost("/decline", StepWithReason((one, reason) => one.Decline(reason))).WithName("DeclineApplication").WithSummary("Decline a submitted or recommended application");
        application.MapPost("/withdraw", StepWithReason((one, reason) => one.Withdraw(reason))).WithName("WithdrawApplication").WithSummary("Withdraw an open application")
            .WithDescription("It can be reinstated later.");
        application.MapPost("/reinstate", Step(one => one.Reinstate())).WithName("ReinstateApplication").WithSummary("Reinstate a withdrawn application")
            .WithDescription("It goes back to the state that it had before.");
        application.MapPost("/award", AwardAsync).WithName("MakeAward").WithSummary("Make an award from a recommended application")
            .WithDescription("Round, councils and days are those of the application where the body leaves them out. If-Match is the version of the application, the answer's ETag that of the award.");
    }

    private static Delegate Step(Func<Application, string?> step) => (Guid id, IfMatch match, GrowthStore store, CancellationToken cancellation) =>
        TakeAsync(id, match, step, store, cancellation);

    private static Delegate StepWithReason(Func<Application, string, string?> step) =>
        async Task<Results<RecordAnswer<ApplicationAnswer>, ProblemHttpResult>> (Guid id, IfMatch match, ReasonInput input, GrowthStore store, CancellationToken cancellation) =>
        {
            var (problems, reason) = (new FieldProblems(), input.Reason?.Trim() ?? "");
            if (reason.Length == 0)
                problems.Add(nameof(input.Reason), "Enter the reason");
            else if (reason.Length > Award.ReasonLength)
                problems.Add(nameof(input.Reason), $"The reason must be {Award.ReasonLength} characters or fewer");
            return problems.Any ? problems.Answer() : await TakeAsync(id, match, application => step(application, reason), store, cancellation);
        };

    private static async Task<Results<RecordAnswer<ApplicationAnswer>, ProblemHttpResult>> TakeAsync(Guid id, IfMatch match, Func<Application, string?> step, GrowthStore store, CancellationToken cancellation)
    {
        if (await ReadAsync(id, store, cancellation) is not { } application)
            return ApplicationApi.NotThere(id);
        if (step(application) is { } refusal)
            return ApiProblem.Conflict(refusal);
        if (await store.SaveEditAsync(application, match.Version, cancellation) is { } conflict)
            return ApiProblem.Stale(conflict);
        return await ApplicationApi.AnswerAsync(id, store, cancellation) is { } answer ? answer : ApplicationApi.NotThere(id);
    }

    private static async Task<Results<NewRecordAnswer<AwardAnswer>, ProblemHttpResult>> AwardAsync(
        Guid id, IfMatch match, AwardInput input, GrowthStore store, ICouncilRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        if (await ReadAsync(id, store, cancellation) is not { } application)
            return ApplicationApi.NotThere(id);
        if (application.RefuseAward() is { } refusal)
            return ApiProblem.Conflict(refusal);
        var whole = input with { Round = input.Round ?? application.RoundId, Councils = input.Councils ?? application.Text, Days = input.Days ?? application.DaysAsked };
        var award = new Award { RoundId = Guid.Empty, Text = "", ApplicationId = id };
        if (await AwardApi.FillAsync(award, whole, store, register, clock, cancellation) is { } wrong)
            return wrong;
        store.Add(award);
        EditConflict? conflict = null;
        try
        {
            // The application gets a new version, so that nobody declines it at the same moment.
            if (await AwardApi.SavedAsync(award, whole, store, async () => conflict = await store.SaveEditAsync(application, match.Version, cancellation), cancellation) is { } taken)
                return taken;
        }
        catch (DbUpdateException)
        {
            // Somebody else may have made an award from it since it was read.
            if ((await ReadAsync(id, store, cancellation))?.RefuseAward() is not { } late)
                throw;
            return ApiProblem.Conflict(late);
        }
        if (conflict is not null)
            return ApiProblem.Stale(conflict);
        var listed = await AwardApi.ReadAsync(award.Id, store, register, cancellation);
        return new NewRecordAnswer<AwardAnswer>($"/api/growth/awards/{award.Id}", AwardAnswer.Of(listed!), award.Version);
    }

    private static Task<Application?> ReadAsync(Guid id, GrowthStore store, CancellationToken cancellation) =>
        store.Applications.Include(one => one.Awards).SingleOrDefaultAsync(one => one.Id == id, cancellation);
}
