using CaseLibrary.Checking;
using CaseLibrary.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage;

/// <summary>Finds the mistakes in a case that attributes cannot see, and its councils; for the form and for the API.</summary>
/// <param name="store">The library.</param>
/// <param name="register">Reads the councils.</param>
/// <param name="today">The UK date.</param>
/// <param name="refuse">Hears the property and what is wrong with it.</param>
internal sealed class CaseFormCheck(CaseLibraryStore store, ICouncilRegister register, DateOnly today, Action<string, string> refuse)
{
    /// <param name="form">What was typed or sent.</param>
    /// <param name="id">The case; empty for a new one.</param>
    /// <param name="published">The first day of publication, after which the address stays; null when there was none.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <returns>The councils that the form names.</returns>
    public async Task<IReadOnlyList<CouncilCode>> CouncilsAsync(CaseForm form, Guid id, DateOnly? published, CancellationToken cancellation)
    {
        var (councils, problems) = CouncilText.Read(form.Councils, register, CouncilText.NamesAsAt(form.Since, published, today));
        if (councils.Count > CaseStudy.MostCouncils)
            problems = [$"Name at most {CaseStudy.MostCouncils} councils"];
        if (problems.Count > 0)
            refuse(nameof(form.Councils), string.Join(". ", problems));
        if (!string.IsNullOrWhiteSpace(form.Since) && !(int.TryParse(form.Since, out var year) && year >= CaseStudy.FirstYear && year <= today.Year))
            refuse(nameof(form.Since), $"Enter a year from {CaseStudy.FirstYear} to {today.Year}");
        foreach (var (row, money) in form.Money.Index().Where(pair => pair.Item.AmountProblem is not null))
            refuse($"Money[{row}].Amount", money.AmountProblem!);
        if (form.Money.Count > CaseStudy.MostMoneyFacts)
            refuse("", $"A case has at most {CaseStudy.MostMoneyFacts} amounts");
        var slug = form.WantedSlug;
        if (published is null && form.Title is not null && slug.Length == 0)
            refuse(nameof(form.Slug), "Enter another address");
        else if (published is null)
            await CheckSlugAsync(slug, id, cancellation);
        return councils;
    }

    public async Task CheckSlugAsync(string slug, Guid id, CancellationToken cancellation)
    {
        if (Reserved.Has(slug))
            refuse(nameof(CaseForm.Slug), "Enter another address");
        else if (await store.Cases.AnyAsync(study => study.Slug == slug && study.Id != id, cancellation)
            || await store.FormerAddresses.AnyAsync(former => former.Slug == slug && former.CaseStudyId != id, cancellation))
            refuse(nameof(CaseForm.Slug), $"Another case has or had the address {slug}. Enter a different one");
    }
}
