using System.ComponentModel;
using Growth.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Growth.Contributions;

/// <summary>Awards: open to everybody to read; those who edit them on the site can do so here too, by the same rules.</summary>
internal sealed class AwardApi : IApi
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("/awards", ListAsync).Public().WithName("ListAwards").WithSummary("Growth adviser awards, of one council, round or state when asked")
            .WithDescription("All of them as an array; a page of them, as an object with items and next, when limit or cursor is given.")
            .Produces<List<AwardAnswer>>().Produces<Page<AwardAnswer>>();
        api.MapGet("/awards/{id:guid}", SingleAsync).Public().WithName("GetAward").WithSummary("One growth adviser award");
        api.MapPost("/awards", AddAsync).RequirePermission(GrowthPermissions.Edit).WithName("AddAward").WithSummary("Add a recommended award that comes from no application")
            .WithDescription("An award that comes from an application is made with POST /api/growth/applications/{id}/award.");
        api.MapPut("/awards/{id:guid}", ChangeAsync).RequirePermission(GrowthPermissions.Edit).WithName("ChangeAward").WithSummary("Change an award that the Board has not approved yet");
    }

    private static async Task<IResult> ListAsync(
        [Description("A council's code: awards that it has a part in.")] CouncilCode? council, [Description("The id of a round.")] Guid? round,
        [Description("Recommended, Approved, InProgress, Delivered or Withdrawn.")] AwardState? state,
        [AsParameters] PageRequest page, GrowthStore store, ICouncilRegister register, CancellationToken cancellation)
    {
        IQueryable<Award> awards = store.Awards;
        if (council is { } code)
            awards = awards.Where(award => award.Councils.Any(row => row.Council == code));
        if (round is not null)
            awards = awards.Where(award => award.RoundId == round);
        if (state is not null)
            awards = awards.Where(award => award.State == state);
        var listed = await awards.ListAsync(register, cancellation);
        // Whoever read the list before it had pages goes on getting the whole of it.
        return page.IsAsked ? TypedResults.Ok(page.Of(listed, award => award.Id.ToString()).Select(AwardAnswer.Of)) : TypedResults.Ok(listed.ConvertAll(AwardAnswer.Of));
    }

    private static async Task<Results<RecordAnswer<AwardAnswer>, ProblemHttpResult>> SingleAsync(Guid id, GrowthStore store, ICouncilRegister register, CancellationToken cancellation) =>
        await ReadAsync(id, store, register, cancellation) is { } award ? new RecordAnswer<AwardAnswer>(AwardAnswer.Of(award), award.Version) : NotThere(id);

    private static async Task<Results<NewRecordAnswer<AwardAnswer>, ProblemHttpResult>> AddAsync(AwardInput input, GrowthStore store, ICouncilRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        var award = new Award { RoundId = Guid.Empty, Text = "", ApplicationId = null };
        if (await FillAsync(award, input, store, register, clock, cancellation) is { } wrong)
            return wrong;
        store.Add(award);
        if (await SavedAsync(award, input, store, () => store.SaveChangesAsync(cancellation), cancellation) is { } taken)
            return taken;
        var listed = await ReadAsync(award.Id, store, register, cancellation);
        return new NewRecordAnswer<AwardAnswer>($"/api/growth/awards/{award.Id}", AwardAnswer.Of(listed!), award.Version);
    }

    private static async Task<Results<RecordAnswer<AwardAnswer>, ProblemHttpResult>> ChangeAsync(
        Guid id, IfMatch match, AwardInput input, GrowthStore store, ICouncilRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        if (await store.Awards.Include(one => one.Councils).SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } award)
            return NotThere(id);
        if (award.RefuseEdit() is { } locked)
            return ApiProblem.Conflict(locked);
        if (await FillAsync(award, input, store, register, clock, cancellation) is { } wrong)
            return wrong;
        EditConflict? conflict = null;
        if (await SavedAsync(award, input, store, async () => conflict = await store.SaveEditAsync(award, match.Version, cancellation), cancellation) is { } taken)
            return taken;
        if (conflict is not null)
            return ApiProblem.Stale(conflict);
        var listed = await ReadAsync(id, store, register, cancellation);
        return listed is null ? NotThere(id) : new RecordAnswer<AwardAnswer>(AwardAnswer.Of(listed), listed.Version);
    }

    public static async Task<ProblemHttpResult?> FillAsync(
        Award award, AwardInput input, GrowthStore store, ICouncilRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        var (problems, form) = (new FieldProblems(), input.ToForm());
        problems.Check(form);
        await store.FillAsync(register, clock.Today(), award, form, problems.Add, () => !problems.Any, cancellation);
        return problems.Any ? problems.Answer() : null;
    }

    /// <summary>Somebody else may have taken the row since it was checked.</summary>
    public static async Task<ProblemHttpResult?> SavedAsync(Award award, AwardInput input, GrowthStore store, Func<Task> save, CancellationToken cancellation)
    {
        try
        {
            await save();
            return null;
        }
        catch (DbUpdateException)
        {
            store.ChangeTracker.Clear();
            var problems = new FieldProblems();
            await store.CheckRowAsync(award.Id, input.ToForm(), problems.Add, cancellation);
            if (!problems.Any)
                throw;
            return problems.Answer();
        }
    }

    public static async Task<ListedAward?> ReadAsync(Guid id, GrowthStore store, ICouncilRegister register, CancellationToken cancellation) =>
        (await store.Awards.Where(award => award.Id == id).ListAsync(register, cancellation)) is [var award] ? award : null;

    public static ProblemHttpResult NotThere(Guid id) => ApiProblem.NotFound($"No award has the id {id}. /api/growth/awards lists them all.");
}
