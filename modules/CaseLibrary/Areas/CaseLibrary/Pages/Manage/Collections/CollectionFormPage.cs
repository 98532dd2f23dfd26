using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage.Collections;

/// <summary>What a new collection and an edit of one have in common. Rows are added, moved and removed by posts of their own, so that it works without JavaScript.</summary>
internal abstract class CollectionFormPage(CaseLibraryStore store, IMarkdown markdown, TimeProvider clock) : PageModel
{
    [BindProperty]
    public CollectionForm Form { get; set; } = new();

    public IHtmlContent? Preview { get; private set; }

    public EditConflict? Conflict { get; protected set; }

    public virtual bool MayChangeSlug => true;

    protected CaseLibraryStore Store => store;

    protected IReadOnlyList<Guid> Cases { get; private set; } = [];

    /// <summary>Loads what the page shows around the form; the result to answer with when there is no such collection.</summary>
    protected virtual Task<IActionResult?> LoadAsync(CancellationToken cancellation) => Task.FromResult<IActionResult?>(null);

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        Preview = markdown.ToHtml(Form.Introduction);
        return await LoadAsync(cancellation) ?? Page();
    }

    public Task<IActionResult> OnPostAddCaseAsync(CancellationToken cancellation) => RowsAsync(rows =>
    {
        if (rows.Count < Collection.MostCases)
            rows.Add(new CollectedRow());
    }, cancellation);

    public Task<IActionResult> OnPostRemoveCaseAsync(int row, CancellationToken cancellation) => RowsAsync(rows =>
    {
        if (row >= 0 && row < rows.Count)
            rows.RemoveAt(row);
    }, cancellation);

    public Task<IActionResult> OnPostMoveUpAsync(int row, CancellationToken cancellation) => RowsAsync(rows =>
    {
        if (row > 0 && row < rows.Count)
            (rows[row - 1], rows[row]) = (rows[row], rows[row - 1]);
    }, cancellation);

    private async Task<IActionResult> RowsAsync(Action<List<CollectedRow>> change, CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        change(Form.Cases);
        // What was posted under the numbers of the rows is no longer theirs.
        foreach (var key in ModelState.Keys.Where(key => key.StartsWith("Form.Cases[", StringComparison.Ordinal)).ToList())
            ModelState.Remove(key);
        return await LoadAsync(cancellation) ?? Page();
    }

    /// <summary>Finds the mistakes that attributes cannot see, and the cases.</summary>
    protected async Task<bool> CheckAsync(Guid id, CancellationToken cancellation)
    {
        if (MayChangeSlug && Form.Title is not null)
            await CheckSlugAsync(Form.WantedSlug, id, cancellation);
        if (Form.Cases.Count > Collection.MostCases)
            ModelState.AddModelError("", $"A collection has at most {Collection.MostCases} cases");
        var slugs = Form.Cases.Select(row => row.Slug).ToList();
        var found = await store.Cases.IgnoreAutoIncludes().Where(study => slugs.Contains(study.Slug) && study.State != CaseState.Withdrawn)
            .Select(study => new { study.Slug, study.Id }).ToDictionaryAsync(study => study.Slug, study => study.Id, cancellation);
        // A row without anything has been told to be filled in.
        foreach (var (number, slug) in slugs.Index().Where(row => !string.IsNullOrWhiteSpace(Form.Cases[row.Index].Case)))
        {
            if (!found.ContainsKey(slug))
                ModelState.AddModelError($"Form.Cases[{number}].Case", $"No case has the address {(slug.Length > 0 ? slug : Form.Cases[number].Case!.Trim())}");
            else if (slugs.IndexOf(slug) < number)
                ModelState.AddModelError($"Form.Cases[{number}].Case", $"{slug} is in the collection twice. Remove one of the rows");
        }
        Cases = ModelState.IsValid ? [.. slugs.Select(slug => found[slug])] : [];
        return ModelState.IsValid;
    }

    /// <summary>Saves; when another collection has taken the address since it was checked, the form says so.</summary>
    protected async Task SaveAsync(Collection collection, Func<Task> save, CancellationToken cancellation)
    {
        try
        {
            await save();
        }
        catch (DbUpdateException)
        {
            await CheckSlugAsync(collection.Slug, collection.Id, cancellation);
            if (ModelState.IsValid)
                throw;
        }
    }

    protected void CopyTo(Collection collection) => Form.CopyTo(collection, Cases, markdown, clock.GetUtcNow());

    protected IActionResult Invalid()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task CheckSlugAsync(string slug, Guid id, CancellationToken cancellation)
    {
        if (slug.Length == 0)
            ModelState.AddModelError("Form.Slug", "Enter another address");
        else if (await store.Collections.AnyAsync(other => other.Slug == slug && other.Id != id, cancellation))
            ModelState.AddModelError("Form.Slug", $"Another collection has the address {slug}. Enter a different one");
    }
}
