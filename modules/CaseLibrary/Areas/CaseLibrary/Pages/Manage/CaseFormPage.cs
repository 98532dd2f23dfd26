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
    private const string ReservedSlug = "manage";

    [BindProperty]
    public CaseForm Form { get; set; } = new();

    public IHtmlContent? Preview { get; private set; }

    public EditConflict? Conflict { get; protected set; }

    /// <summary>False once the case has been published: its address is in other people’s hands.</summary>
    public virtual bool MayChangeSlug => true;

    public static IEnumerable<SelectListItem> LegalItems => Enum.GetValues<LegalBasis>().Select(basis => new SelectListItem(basis.Name(), basis.ToString()));

    protected CaseLibraryStore Store => store;

    protected ICouncilRegister Register => register;

    protected DateOnly Today => clock.Today();

    protected IReadOnlyList<CouncilCode> Councils { get; private set; } = [];

    /// <summary>Loads what the page shows around the form; the result to answer with when there is no such case.</summary>
    protected virtual Task<IActionResult?> LoadAsync(CancellationToken cancellation) => Task.FromResult<IActionResult?>(null);

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellation)
    {
        ForgetErrors();
        Preview = markdown.ToHtml(Form.Body);
        return await LoadAsync(cancellation) ?? Page();
    }

    public async Task<IActionResult> OnPostAddMoneyAsync(CancellationToken cancellation)
    {
        ForgetErrors();
        if (Form.Money.Count < CaseStudy.MostMoneyFacts)
            Form.Money.Add(new MoneyRow());
        return await LoadAsync(cancellation) ?? Page();
    }

    public async Task<IActionResult> OnPostRemoveMoneyAsync(int row, CancellationToken cancellation)
    {
        ForgetErrors();
        if (row >= 0 && row < Form.Money.Count)
            Form.Money.RemoveAt(row);
        // The rows below have moved up: what was posted under their numbers is no longer theirs.
        foreach (var key in ModelState.Keys.Where(key => key.StartsWith("Form.Money[", StringComparison.Ordinal)).ToList())
            ModelState.Remove(key);
        return await LoadAsync(cancellation) ?? Page();
    }

    /// <summary>Finds the mistakes that attributes cannot see, and the councils.</summary>
    protected async Task<bool> CheckAsync(Guid id, CancellationToken cancellation)
    {
        (Councils, var problems) = CouncilText.Read(Form.Councils, register);
        if (Councils.Count > CaseStudy.MostCouncils)
            problems = [$"Name at most {CaseStudy.MostCouncils} councils"];
        if (problems.Count > 0)
            ModelState.AddModelError("Form.Councils", string.Join(". ", problems));
        if (!string.IsNullOrWhiteSpace(Form.Since) && !(int.TryParse(Form.Since, out var year) && year >= CaseStudy.FirstYear && year <= Today.Year))
            ModelState.AddModelError("Form.Since", $"Enter a year from {CaseStudy.FirstYear} to {Today.Year}");
        for (var row = 0; row < Form.Money.Count; row++)
        {
            if (!string.IsNullOrWhiteSpace(Form.Money[row].Amount) && Form.Money[row].Pounds is null)
                ModelState.AddModelError($"Form.Money[{row}].Amount", "Enter an amount in pounds, such as 372,300");
        }
        if (Form.Money.Count > CaseStudy.MostMoneyFacts)
            ModelState.AddModelError("", $"A case has at most {CaseStudy.MostMoneyFacts} amounts");
        var slug = WantedSlug();
        if (MayChangeSlug && Form.Title is not null && (slug.Length == 0 || slug == ReservedSlug))
            ModelState.AddModelError("Form.Slug", "Enter another address");
        else if (MayChangeSlug && await store.Cases.AnyAsync(study => study.Slug == slug && study.Id != id, cancellation))
            ModelState.AddModelError("Form.Slug", $"Another case has the address {slug}. Enter a different one");
        return ModelState.IsValid;
    }

    protected string WantedSlug() => string.IsNullOrWhiteSpace(Form.Slug) ? SlugText.Of(Form.Title) : Form.Slug.Trim();

    protected void CopyTo(CaseStudy study) => Form.CopyTo(study, Councils, markdown, clock.GetUtcNow());

    protected IActionResult Invalid()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>Keeps what was typed and drops what is wrong with it: nobody has asked to save yet.</summary>
    private void ForgetErrors()
    {
        var typed = ModelState.Select(pair => (pair.Key, pair.Value!.RawValue, pair.Value.AttemptedValue)).ToList();
        // Clearing entry by entry would leave the dictionary's own count of errors behind.
        ModelState.Clear();
        foreach (var (key, raw, attempted) in typed)
        {
            ModelState.SetModelValue(key, raw, attempted);
            ModelState.MarkFieldValid(key);
        }
    }
}
