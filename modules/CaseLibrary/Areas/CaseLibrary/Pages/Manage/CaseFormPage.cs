using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage;

/// <summary>What writing a new case and editing one have in common. Preview and money rows are posts of their own, so that they work without JavaScript.</summary>
internal abstract class CaseFormPage(CaseLibraryStore store, ICouncilRegister register, IMarkdown markdown, TimeProvider clock) : PageModel
{
    [BindProperty]
    public CaseForm Form { get; set; } = new();

    public IHtmlContent? Preview { get; private set; }

    public EditConflict? Conflict { get; protected set; }

    /// <summary>False once the case has been published: its address is in other people’s hands.</summary>
    public bool MayChangeSlug => Published is null;

    public static IEnumerable<SelectListItem> LegalItems => Enum.GetValues<LegalBasis>().Select(basis => new SelectListItem(basis.Name(), basis.ToString()));

    protected CaseLibraryStore Store => store;

    protected ICouncilRegister Register => register;

    protected virtual DateOnly? Published => null;

    protected DateOnly Today => clock.Today();

    protected DateTimeOffset Now => clock.GetUtcNow();

    protected IReadOnlyList<CouncilCode> Councils { get; private set; } = [];

    /// <summary>Loads what the page shows around the form; the result to answer with when there is no such case.</summary>
    protected virtual Task<IActionResult?> LoadAsync(CancellationToken cancellation) => Task.FromResult<IActionResult?>(null);

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        Preview = markdown.ToHtml(Form.Body);
        return await LoadAsync(cancellation) ?? Page();
    }

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

    private CaseFormCheck Check => new(store, register, Today, (property, message) => ModelState.AddModelError(property.Length == 0 ? "" : $"Form.{property}", message));

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
    }

    protected void CopyTo(CaseStudy study) => Form.CopyTo(study, Councils, markdown, clock.GetUtcNow());

    protected IActionResult Invalid()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
