using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using TestModule.Data;

namespace TestModule;

/// <summary>What the test's work is to do: “throw”, “wait” or “hang” (until the file <c>Gate</c> is there), else report so many rows. It writes a note first, in any case.</summary>
internal sealed record TestWorkInput(string? Do, string? Gate, int Rows, string? File);

internal sealed class TestWork(TestStore store, ICurrentUser user, JobSettings settings) : IBackgroundWork
{
    public string Key => "notes";

    public string Title => "Notes in the background";

    public string? Permission => TestPermissions.Edit;

    public TimeSpan TimeLimit => settings.WorkLimit;

    public async Task<WorkResult> RunAsync(WorkRun run, CancellationToken cancellation)
    {
        var input = run.InputAs<TestWorkInput>();
        store.Add(new Note { Title = $"{user.Name} may edit: {user.Can(TestPermissions.Edit)}", Body = run.File is { } file ? System.Text.Encoding.UTF8.GetString(file.Content.Span) : "" });
        await store.SaveChangesAsync(cancellation);
        if (input.Do == "throw")
            throw new InvalidOperationException("The work was asked to throw");
        for (var row = 1; row <= input.Rows; row++)
        {
            await run.ReportAsync(row, input.Rows, $"Row {row}");
            run.Add(new WorkRow(row + 1, WorkSeverity.Warning, "=HYPERLINK(\"x\")") { Key = $"note-{row}", Column = "title", Value = "+1" });
        }
        while (input.Do is "wait" or "hang" && !File.Exists(input.Gate))
            await Task.Delay(20, input.Do == "hang" ? CancellationToken.None : cancellation);
        return new WorkResult($"{input.Rows} rows were read", "/test-module/notes", "See the notes");
    }
}

internal sealed class TestWorkApi : IApi
{
    public void Map(RouteGroupBuilder api) => api.MapPost("work", async (TestWorkInput input, IWorkbench workbench, CancellationToken cancellation) =>
        Results.Ok(await workbench.StartAsync<TestWork>(input, input.File is null ? null : new WorkFile("note.txt", System.Text.Encoding.UTF8.GetBytes(input.File)), cancellation)))
        .RequirePermission(TestPermissions.Edit);
}

/// <summary>Notes by title. A body that says “bad” is rejected; one that says “break” cannot be saved.</summary>
internal sealed class TestImport(TestStore store) : IImport
{
    private Dictionary<string, Note>? notes;

    public string Key => "notes";

    public string Title => "Notes";

    public string Description => "Notes, known by their titles. A title that is there already gets the new text.";

    public string Permission => TestPermissions.Edit;

    public string Link => "/test-module/notes";

    public IReadOnlyList<ImportColumn> Columns =>
    [
        new("title", "What it is about.", "Façade") { Required = true, Most = 200, OtherNames = ["Heading"] },
        new("body", "The text.", "Painted in May"),
        new("amount", "Pounds.", "12.50"),
    ];

    public async Task<ImportOutcome> TakeAsync(ImportRow row, CancellationToken cancellation)
    {
        notes ??= await store.Notes.ToDictionaryAsync(note => note.Title, cancellation);
        var (body, amount) = (row["body"] ?? "", row.Amount("amount"));
        if (body.Contains("bad", StringComparison.Ordinal))
            row.Reject("body", "The text must not say “bad”. Write something else.");
        if (row["title"] is not { } title)
            return ImportOutcome.Unchanged;
        if (notes.TryGetValue(title, out var note))
        {
            if (note.Body == body && note.Amount == amount)
                return ImportOutcome.Unchanged;
            (note.Body, note.Amount) = (body, amount);
            return ImportOutcome.Changed;
        }
        notes.Add(title, note = new Note { Title = body == "break" ? null! : title, Body = body, Amount = amount });
        store.Add(note);
        return ImportOutcome.Added;
    }

    public Task SaveAsync(CancellationToken cancellation) => store.SaveChangesAsync(cancellation);
}
