using Growth.Data;
using Growth.Pages.Rounds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Growth.Contributions;

/// <summary>The rounds that applications and awards belong to, for those who may see and change them on the site.</summary>
internal sealed class RoundApi : IApi
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("/rounds", ListAsync).RequirePermission(GrowthPermissions.Read).WithName("ListRounds").WithSummary("Rounds, oldest first");
        api.MapGet("/rounds/{id:guid}", SingleAsync).RequirePermission(GrowthPermissions.Read).WithName("GetRound").WithSummary("One round");
        api.MapPost("/rounds", AddAsync).RequirePermission(GrowthPermissions.Edit).WithName("AddRound").WithSummary("Add a round");
        api.MapPut("/rounds/{id:guid}", ChangeAsync).RequirePermission(GrowthPermissions.Edit).WithName("ChangeRound").WithSummary("Change a round");
    }

    private static async Task<Ok<Page<RoundAnswer>>> ListAsync([AsParameters] PageRequest page, GrowthStore store, CancellationToken cancellation) =>
        TypedResults.Ok((await page.OfAsync(store.Rounds.AsNoTracking(), cancellation)).Select(RoundAnswer.Of));

    private static async Task<Results<RecordAnswer<RoundAnswer>, ProblemHttpResult>> SingleAsync(Guid id, GrowthStore store, CancellationToken cancellation) =>
        await store.Rounds.AsNoTracking().SingleOrDefaultAsync(round => round.Id == id, cancellation) is { } round
            ? new RecordAnswer<RoundAnswer>(RoundAnswer.Of(round), round.Version) : NotThere(id);

    private static async Task<Results<NewRecordAnswer<RoundAnswer>, ProblemHttpResult>> AddAsync(RoundInput input, GrowthStore store, CancellationToken cancellation)
    {
        var (round, form) = (new Round { Name = "" }, input.ToForm());
        if (await FillAsync(round, null, form, store, cancellation) is { } wrong)
            return wrong;
        store.Add(round);
        if (await SavedAsync(null, form, store, () => store.SaveChangesAsync(cancellation), cancellation) is { } taken)
            return taken;
        return new NewRecordAnswer<RoundAnswer>($"/api/growth/rounds/{round.Id}", RoundAnswer.Of(round), round.Version);
    }

    private static async Task<Results<RecordAnswer<RoundAnswer>, ProblemHttpResult>> ChangeAsync(Guid id, IfMatch match, RoundInput input, GrowthStore store, CancellationToken cancellation)
    {
        if (await store.Rounds.SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } round)
            return NotThere(id);
        var form = input.ToForm();
        if (await FillAsync(round, id, form, store, cancellation) is { } wrong)
            return wrong;
        EditConflict? conflict = null;
        if (await SavedAsync(id, form, store, async () => conflict = await store.SaveEditAsync(round, match.Version, cancellation), cancellation) is { } taken)
            return taken;
        return conflict is null ? new RecordAnswer<RoundAnswer>(RoundAnswer.Of(round), round.Version) : ApiProblem.Stale(conflict);
    }

    private static async Task<ProblemHttpResult?> FillAsync(Round round, Guid? id, RoundForm form, GrowthStore store, CancellationToken cancellation)
    {
        var problems = new FieldProblems();
        problems.Check(form);
        await store.CheckAsync(id, form, problems.Add, cancellation);
        if (problems.Any)
            return problems.Answer();
        form.Fill(round);
        return null;
    }

    /// <summary>Somebody else may have taken the name since it was checked.</summary>
    private static async Task<ProblemHttpResult?> SavedAsync(Guid? id, RoundForm form, GrowthStore store, Func<Task> save, CancellationToken cancellation)
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
            await store.CheckAsync(id, form, problems.Add, cancellation);
            if (!problems.Any)
                throw;
            return problems.Answer();
        }
    }

    private static ProblemHttpResult NotThere(Guid id) => ApiProblem.NotFound($"No round has the id {id}. /api/growth/rounds lists them all.");
}
