using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using TestModule.Data;

namespace TestModule;

internal sealed class TestPermissions : IPermissions
{
    public const string Edit = "test-module.edit";

    public IEnumerable<Permission> All => [new(Edit, "Write notes")];
}

internal sealed class TestNavigation : INavigation
{
    public IEnumerable<NavigationItem> Items => [new("Notes", "/test-module/notes", Audience.Staff, TestPermissions.Edit)];
}

internal sealed class TestCard(Misbehaviour misbehaviour) : IDashboardCard
{
    public async Task<DashboardCard?> GetAsync(CancellationToken cancellation)
    {
        if (misbehaviour.Card == "throw")
            throw new InvalidOperationException("The card was asked to throw");
        if (misbehaviour.Card == "hang")
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        return new DashboardCard("Test module", "/test-module/notes", [], []);
    }
}

internal sealed class TestInvolvement(Misbehaviour misbehaviour) : ICouncilInvolvement
{
    public Task<IReadOnlyList<CouncilInvolvement>> GetAsync(IReadOnlyCollection<CouncilCode>? councils, Audience audience, CancellationToken cancellation) =>
        misbehaviour.Involvement == "throw"
            ? throw new InvalidOperationException("The involvement was asked to throw")
            : Task.FromResult<IReadOnlyList<CouncilInvolvement>>([]);
}

internal sealed class TestSitemap(Misbehaviour misbehaviour) : ISitemap
{
    public Task<IReadOnlyList<SitemapEntry>> GetAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SitemapEntry>>(misbehaviour.Sitemap is { } path ? [new SitemapEntry(path)] : []);
}

internal sealed class TestSearch(TestStore store) : ISearchSource
{
    public async IAsyncEnumerable<SearchDocument> DocumentsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var note in store.Notes.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
            yield return new SearchDocument(note.Id.ToString(), "Note", note.Title, note.Body, "", $"/test-module/notes/edit/{note.Id}", Audience.Staff, TestPermissions.Edit);
    }
}

internal sealed class TestApi : IApi
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("slow", async (int milliseconds, CancellationToken cancellation) =>
        {
            await Task.Delay(milliseconds, cancellation);
            return "done";
        }).Public();
        api.MapPost("notes", async (NewNote note, TestStore store, CancellationToken cancellation) =>
        {
            var added = new Note { Title = note.Title };
            store.Add(added);
            await store.SaveChangesAsync(cancellation);
            return Results.Ok(added.Id);
        }).Public();
#if NEXT
        api.MapPost("notes/colours", async (TestStore store, CancellationToken cancellation) =>
            await store.Notes.ExecuteUpdateAsync(notes => notes.SetProperty(note => note.Colour, "blue"), cancellation)).Public();
#endif
        api.MapGet("notes", (TestStore store) => store.Notes.Select(note => note.Id).AsAsyncEnumerable()).Public();
        api.MapPost("notes/typed", async (TestStore store, CancellationToken cancellation) =>
        {
            var added = new Note
            {
                Title = "Façade – “£5”",
                WrittenOn = new DateOnly(2014, 1, 22),
                ReadAt = new DateTimeOffset(2014, 7, 1, 12, 30, 0, TimeSpan.FromHours(1)),
                Amount = 1234.5m,
                Council = CouncilCode.Parse("POL", null),
                Audience = Audience.Staff,
            };
            store.Add(added);
            await store.SaveChangesAsync(cancellation);
            store.ChangeTracker.Clear();
            var read = await store.Notes.SingleAsync(note => note.Id == added.Id && note.Council == added.Council && note.ReadAt == added.ReadAt, cancellation);
            return Results.Ok(new { read.Title, read.WrittenOn, read.ReadAt, read.Amount, read.Council, read.Audience });
        }).Public();
        api.MapGet("who", (ICurrentUser user) => new { user.Id, user.Name }).RequirePermission(TestPermissions.Edit);
        api.MapPost("who", (ICurrentUser user) => new { user.Id, user.Name }).RequirePermission(TestPermissions.Edit);
        api.MapGet("notes/{id:guid}/restricted", async (Guid id, TestStore store, IAudit audit, CancellationToken cancellation) =>
        {
            var note = await store.Notes.SingleAsync(note => note.Id == id, cancellation);
            await audit.ViewedAsync(note, note.Title, cancellation);
            return note.Body;
        }).Public();
        api.MapPost("notes/{id:guid}/title", async (Guid id, NewNote note, string reason, TestStore store, IAudit audit, CancellationToken cancellation) =>
        {
            audit.Because(reason);
            (await store.Notes.SingleAsync(note => note.Id == id, cancellation)).Title = note.Title;
            await store.SaveChangesAsync(cancellation);
        }).Public();
        api.MapGet("history", (TestStore store) => store.History.Select(entry => entry.RecordId).AsAsyncEnumerable()).Public();
    }

    private sealed record NewNote(string Title);
}

internal sealed class TestExport(TestStore store) : IExport
{
    public string Path => "/test-module/notes";

    public string Title => "Notes";

    public string? Permission => null;

    public IReadOnlyList<string> Columns => ["title", "written_on", "council"];

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var note in store.Notes.AsNoTracking().OrderBy(note => note.Id).AsAsyncEnumerable().WithCancellation(cancellation))
            yield return [note.Title, note.WrittenOn, note.Council];
    }
}
