using System.ComponentModel;
using Growth.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Growth.Contributions;

/// <summary>Applications, for those who may see them on the site.</summary>
internal sealed class ApplicationApi : IApi
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("/applications", ListAsync).RequirePermission(GrowthPermissions.Read).WithName("ListApplications").WithSummary("Applications, oldest first");
        api.MapGet("/applications/{id:guid}", SingleAsync).RequirePermission(GrowthPermissions.Read).WithName("GetApplication").WithSummary("One application");
        api.MapPost("/applications", AddAsync).RequirePermission(GrowthPermissions.Edit).WithName("AddApplication").WithSummary("Add an application as a draft");
        api.MapPut("/applications/{id:guid}", ChangeAsync).RequirePermission(GrowthPermissions.Edit).WithName("ChangeApplication").WithSummary("Change an application that is still open");
    }

    private static async Task<Ok<Page<ApplicationAnswer>>> ListAsync(
        [Description("A council's code: applications that it has a part in.")] CouncilCode? council, [Description("The id of a round.")] Guid? round,
        [Description("Draft, Submitted, Recommended, Approved, Declined or Withdrawn.")] ApplicationState? state,
        [AsParameters] PageRequest page, GrowthStore store, CancellationToken cancellation)
    {
        IQueryable<Application> applications = store.Applications.AsNoTracking().Include(application => application.Round).Include(application => application.Councils);
        if (council is { } code)
            applications = applications.Where(application => application.Councils.Any(row => row.Council == code));
        if (round is not null)
            applications = applications.Where(application => application.RoundId == round);
        if (state is not null)
            applications = applications.Where(application => application.State == state);
        return TypedResults.Ok((await page.OfAsync(applications, cancellation)).Select(ApplicationAnswer.Of));
    }

    private static async Task<Results<RecordAnswer<ApplicationAnswer>, ProblemHttpResult>> SingleAsync(Guid id, GrowthStore store, CancellationToken cancellation) =>
        await AnswerAsync(id, store, cancellation) is { } answer ? answer : NotThere(id);

    private static async Task<Results<NewRecordAnswer<ApplicationAnswer>, ProblemHttpResult>> AddAsync(ApplicationInput input, GrowthStore store, ICouncilRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        var application = new Application { RoundId = Guid.Empty, Text = "", Theme = Theme.GrowthStrategy, Brief = "" };
        if (await FillAsync(application, input, store, register, clock, cancellation) is { } wrong)
            return wrong;
        store.Add(application);
        await store.SaveChangesAsync(cancellation);
        var stored = await ReadAsync(application.Id, store, cancellation);
        return new NewRecordAnswer<ApplicationAnswer>($"/api/growth/applications/{application.Id}", ApplicationAnswer.Of(stored!), application.Version);
    }

    private static async Task<Results<RecordAnswer<ApplicationAnswer>, ProblemHttpResult>> ChangeAsync(
        Guid id, IfMatch match, ApplicationInput input, GrowthStore store, ICouncilRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        if (await store.Applications.AsSplitQuery().Include(one => one.Councils).Include(one => one.Awards).SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } application)
            return NotThere(id);
        if (application.RefuseEdit() is { } locked)
            return ApiProblem.Conflict(locked);
        if (await FillAsync(application, input, store, register, clock, cancellation) is { } wrong)
            return wrong;
        if (await store.SaveEditAsync(application, match.Version, cancellation) is { } conflict)
            return ApiProblem.Stale(conflict);
        return await AnswerAsync(id, store, cancellation) is { } answer ? answer : NotThere(id);
    }

    private static async Task<ProblemHttpResult?> FillAsync(
        Application application, ApplicationInput input, GrowthStore store, ICouncilRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        var (problems, form) = (new FieldProblems(), input.ToForm());
        problems.Check(form);
        await store.FillAsync(register, clock.Today(), application, form, problems.Add, () => !problems.Any, cancellation);
        return problems.Any ? problems.Answer() : null;
    }

    public static async Task<RecordAnswer<ApplicationAnswer>?> AnswerAsync(Guid id, GrowthStore store, CancellationToken cancellation) =>
        await ReadAsync(id, store, cancellation) is { } application ? new RecordAnswer<ApplicationAnswer>(ApplicationAnswer.Of(application), application.Version) : null;

    private static Task<Application?> ReadAsync(Guid id, GrowthStore store, CancellationToken cancellation) =>
        store.Applications.AsNoTracking().Include(application => application.Round).Include(application => application.Councils)
            .SingleOrDefaultAsync(application => application.Id == id, cancellation);

    public static ProblemHttpResult NotThere(Guid id) => ApiProblem.NotFound($"No application has the id {id}. /api/growth/applications lists them all.");
}
