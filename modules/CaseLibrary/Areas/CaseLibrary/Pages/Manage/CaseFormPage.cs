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
    public bool MayChangeSlug => Published is null;

    public static IEnumerable<SelectListItem> LegalItems => Enum.GetValues<LegalBasis>().Select(basis => new SelectListItem(basis.Name(), basis.ToString()));

    protected CaseLibraryStore Store => store;

    protected ICouncilRegister Register => register;

    protected virtual DateOnly? Published => null;

    protected DateOnly Today => clock.Today();

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

    /// <summary>Finds the mistakes that attributes cannot see, and the councils.</summary>
    protected async Task<bool> CheckAsync(Guid id, CancellationToken cancellation)
    {
        (Councils, var problems) = CouncilText.Read(Form.Councils, register, CouncilText.NamesAsAt(Form.Since, Published, Today));
        if (Councils.Count > CaseStudy.MostCouncils)
            problems = [$"Name at most {CaseStudy.MostCouncils} councils"];
        if (problems.Count > 0)
            ModelState.AddModelError("Form.Councils", string.Join(". ", problems));
        if (!string.IsNullOrWhiteSpace(Form.Since) && !(int.TryParse(Form.Since, out var year) && year >= CaseStudy.FirstYear && year <= Today.Year))
            ModelState.AddModelError("Form.Since", $"Enter a year from {CaseStudy.FirstYear} to {Today.Year}");
        foreach (var (row, money) in Form.Money.Index().Where(pair => pair.Item.AmountProblem is not null))
            ModelState.AddModelError($"Form.Money[{row}].Amount", money.AmountProblem!);
        if (Form.Money.Count > CaseStudy.MostMoneyFacts)
            ModelState.AddModelError("", $"A case has at most {CaseStudy.MostMoneyFacts} amounts");
        var slug = WantedSlug();
        if (MayChangeSlug && Form.Title is not null && (slug.Length == 0 || slug == ReservedSlug))
            ModelState.AddModelError("Form.Slug", "Enter another address");
        else if (MayChangeSlug)
            await CheckSlugAsync(slug, id, cancellation);
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
            await CheckSlugAsync(study.Slug, study.Id, cancellation);
            if (ModelState.IsValid)
                throw;
        }
    }

    private async Task CheckSlugAsync(string slug, Guid id, CancellationToken cancellation)
    {
        if (await store.Cases.AnyAsync(study => study.Slug == slug && study.Id != id, cancellation))
            ModelState.AddModelError("Form.Slug", $"Another case has the address {slug}. Enter a different one");
    }

    protected string WantedSlug() => string.IsNullOrWhiteSpace(Form.Slug) ? SlugText.Of(Form.Title) : Form.Slug.Trim();

    protected void CopyTo(CaseStudy study) => Form.CopyTo(study, Councils, markdown, clock.GetUtcNow());

    protected IActionResult Invalid()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
