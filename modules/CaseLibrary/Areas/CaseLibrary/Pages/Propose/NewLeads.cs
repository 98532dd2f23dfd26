using CaseLibrary.Checking;
using CaseLibrary.Data;
using CaseLibrary.Pages.Manage;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Propose;

/// <summary>Makes a lead of a proposal.</summary>
internal sealed class NewLeads(CaseLibraryStore store, ICouncilRegister register, IMarkdown markdown, TimeProvider clock)
{
    /// <summary>The councils that the text names, and what is not clear about it.</summary>
    public (IReadOnlyList<CouncilCode> Codes, IReadOnlyList<string> Problems) Councils(string? text)
    {
        var (codes, problems) = CouncilText.Read(text, register, clock.Today());
        return problems.Count == 0 && codes.Count > CaseStudy.MostCouncils ? (codes, [$"Name at most {CaseStudy.MostCouncils} councils"]) : (codes, problems);
    }

    /// <summary>Adds the lead to the store without saving it.</summary>
    public async Task<CaseStudy> AddAsync(Proposal proposal, CancellationToken cancellation)
    {
        var councils = Councils(proposal.Council).Codes;
        var title = $"{string.Join(", ", councils.Take(3).Select(code => register.Find(code)!.Name))}: {proposal.Title}";
        title = title.Length > CaseStudy.TitleLength ? title[..(CaseStudy.TitleLength - 1)] + "…" : title;
        var study = new CaseStudy { Slug = await FreeSlugAsync(SlugText.Of(title), cancellation), Title = title, Kind = proposal.Kind!.Value, Edited = clock.GetUtcNow() };
        study.SetCouncils(councils);
        study.Write(proposal.ToMarkdown(), markdown);
        CaseWorkflow.Definition.Begin(study, clock.GetUtcNow());
        proposal.Become(study, clock.GetUtcNow());
        store.Add(study);
        return study;
    }

    private async Task<string> FreeSlugAsync(string wanted, CancellationToken cancellation)
    {
        var stem = wanted.Length > CaseStudy.SlugLength - 5 ? wanted[..(CaseStudy.SlugLength - 5)].TrimEnd('-') : wanted;
        var taken = await store.Cases.Where(study => study.Slug.StartsWith(stem)).Select(study => study.Slug)
            .Concat(store.FormerAddresses.Where(former => former.Slug.StartsWith(stem)).Select(former => former.Slug)).ToListAsync(cancellation);
        return Enumerable.Range(2, taken.Count + 1).Select(number => $"{stem}-{number}").Prepend(wanted).First(slug => !Reserved.Has(slug) && !taken.Contains(slug));
    }
}
