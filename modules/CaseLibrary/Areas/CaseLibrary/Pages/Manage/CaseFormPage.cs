using System.Globalization;
using CaseLibrary.Checking;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage;

/// <summary>What writing a new case and editing one have in common. Preview and money rows are posts of their own, so that they work without JavaScript.</summary>
internal abstract class CaseFormPage(CaseLibraryStore store, WritingDesk desk) : PageModel
{
    [BindProperty]
    public CaseForm Form { get; set; } = new();

    public IHtmlContent? Preview { get; private set; }

    /// <summary>What the checks say about the text as it was opened or last looked at.</summary>
    public TextPreview Checked { get; private set; } = new(null, []);

    /// <summary>When the form was kept that the person left without saving; null when there is none, or when it has just been restored.</summary>
    public DateTimeOffset? KeptAt { get; private set; }

    public EditConflict? Conflict { get; protected set; }

    /// <summary>False once the case has been published: its address is in other people’s hands.</summary>
    public bool MayChangeSlug => Published is null;

    public static IEnumerable<SelectListItem> LegalItems => Enum.GetValues<LegalBasis>().Select(basis => new SelectListItem(basis.Name(), basis.ToString()));

    protected CaseLibraryStore Store => store;

    protected ICouncilRegister Register => desk.Register;

    protected virtual DateOnly? Published => null;

    protected DateOnly Today => desk.Clock.Today();

    protected DateTimeOffset Now => desk.Clock.GetUtcNow();

    protected IReadOnlyList<CouncilCode> Councils { get; private set; } = [];

    /// <summary>Which case the form is of; empty for a new one.</summary>
    protected virtual Guid StudyId => Guid.Empty;

    /// <summary>Loads what the page shows around the form; the result to answer with when there is no such case.</summary>
    protected virtual Task<IActionResult?> LoadAsync(CancellationToken cancellation) => Task.FromResult<IActionResult?>(null);

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        Preview = desk.Markdown.ToHtml(Form.Body);
        Checked = new TextPreview(null, await RemarksAsync(cancellation));
        return await LoadAsync(cancellation) ?? Page();
    }

    /// <summary>The same for the script of the editor, which shows it beside the text.</summary>
    public async Task<IActionResult> OnPostFragmentAsync(CancellationToken cancellation) =>
        await LoadAsync(cancellation) ?? Partial("_Preview", new TextPreview(desk.Markdown.ToHtml(Form.Body), await RemarksAsync(cancellation)));

    /// <summary>Keeps what is typed until it is saved: asked by the script after each pause, or by a button.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is { } missing)
            return missing;
        var kept = await desk.Kept.KeepAsync(StudyId, Request.Form, cancellation);
        if (Request.Headers.Accept == "application/json")
            return kept is { } at ? new JsonResult(new { at = at.TimeInWords() }) : StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (kept is null)
        {
            ModelState.AddModelError("", "This is too long to be kept. Shorten the text");
            return Invalid();
        }
        TempData["Banner"] = "What you typed is kept for you. Nobody else sees it before you save it";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is { } missing)
            return missing;
        await desk.Kept.ForgetAsync(StudyId, cancellation);
        TempData["Banner"] = "The unsaved changes are discarded";
        return RedirectToPage();
    }

    /// <summary>Opens the form: offers what was kept, or fills it in as if it had just been typed.</summary>
    protected async Task OpenAsync(bool restore, CancellationToken cancellation)
    {
        if (restore && await desk.Kept.FindAsync(StudyId, cancellation) is { } fields)
        {
            var kept = new CaseForm();
            await TryUpdateModelAsync(kept, nameof(Form), new FormValueProvider(BindingSource.Form, fields, CultureInfo.CurrentCulture));
            Form = kept;
            ModelState.ForgetErrors();
        }
        else
            KeptAt = await desk.Kept.KeptAtAsync(StudyId, cancellation);
        if (!string.IsNullOrWhiteSpace(Form.Body))
            Checked = new TextPreview(null, await RemarksAsync(cancellation));
    }

    private Task<IReadOnlyList<Remark>> RemarksAsync(CancellationToken cancellation) =>
        desk.Checks.OfTextAsync(Form.Summary ?? "", Form.Body?.ReplaceLineEndings("\n") ?? "", Form.WantedSlug, cancellation);

    public async Task<IActionResult> OnPostAddMoneyAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        if (Form.Money.Count < CaseStudy.MostMoneyFacts)
            Form.Money.Add(new MoneyRow());
        return await LoadAsync(cancellation) ?? Page();
    }

    public async Task<IActionResult> OnPostRemoveMoneyAsync(int row, CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        if (row >= 0 && row < Form.Money.Count)
            Form.Money.RemoveAt(row);
        // The rows below have moved up: what was posted under their numbers is no longer theirs.
        foreach (var key in ModelState.Keys.Where(key => key.StartsWith("Form.Money[", StringComparison.Ordinal)).ToList())
            ModelState.Remove(key);
        return await LoadAsync(cancellation) ?? Page();
    }

    private CaseFormCheck Check => new(store, desk.Register, Today, (property, message) => ModelState.AddModelError(property.Length == 0 ? "" : $"Form.{property}", message));

    /// <summary>Finds the mistakes that attributes cannot see, and the councils.</summary>
    protected async Task<bool> CheckAsync(Guid id, CancellationToken cancellation)
    {
        Councils = await Check.CouncilsAsync(Form, id, Published, cancellation);
        return ModelState.IsValid;
    }

    /// <summary>Saves; when another case has taken the address since it was checked, the form says so.</summary>
    protected async Task SaveAsync(CaseStudy study, Func<Task> save, CancellationToken cancellation)
    {
        try
        {
            await save();
        }
        catch (DbUpdateException)
        {
            await Check.CheckSlugAsync(study.Slug, study.Id, cancellation);
            if (ModelState.IsValid)
                throw;
        }
        if (ModelState.IsValid && Conflict is null)
            await desk.Kept.ForgetAsync(StudyId, cancellation);
    }

    protected void CopyTo(CaseStudy study) => Form.CopyTo(study, Councils, desk.Markdown, desk.Clock.GetUtcNow());

    protected IActionResult Invalid()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
