using System.Text.RegularExpressions;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Checking;

/// <summary>Links to councils and to other cases that lead nowhere.</summary>
internal sealed partial class InternalLinks(CaseLibraryStore store, ICouncilRegister register)
{
    public async Task<IReadOnlyList<Remark>> FindAsync(CaseText text, string slug, CancellationToken cancellation)
    {
        var findings = text.Links.Where(link => CouncilPage().Match(link.Address) is { Success: true } match && !IsCouncil(match.Groups[1].Value))
            .Select(link => Dead(link, "no council has that code", "Look the code up at /councils.")).ToList();
        var cases = text.Links.Select(link => (link, Slug: CasePage().Match(link.Address).Groups[1].Value)).Where(pair => pair.Slug.Length > 0 && pair.Slug != slug && !Reserved.Has(pair.Slug)).ToList();
        if (cases.Count == 0)
            return findings;
        var slugs = cases.Select(pair => pair.Slug).Distinct().ToList();
        var known = await store.Cases.Where(study => slugs.Contains(study.Slug)).Select(study => new { study.Slug, study.State }).ToDictionaryAsync(study => study.Slug, study => study.State, cancellation);
        foreach (var (link, wanted) in cases)
        {
            if (!known.TryGetValue(wanted, out var state))
                findings.Add(Dead(link, "there is no such case study", "Correct the address or remove the link."));
            else if (!state.IsOpen())
                findings.Add(new Remark(false, link.Part, link.Line, $"The link to {link.Address} leads to a case that is not published.", "Publish that one first, or readers find nothing there."));
        }
        return findings;
    }

    private bool IsCouncil(string text) => CouncilCode.TryParse(text.ToUpperInvariant(), out var code) && register.Find(code) is not null || register.FindBySlug(text) is not null || register.FindByGss(text) is not null;

    private static Remark Dead(PlacedLink link, string why, string todo) => new(true, link.Part, link.Line, $"The link to {link.Address} is dead: {why}.", todo);

    [GeneratedRegex(@"^/councils/([A-Za-z0-9-]+)/?(?:[?#].*)?$")]
    private static partial Regex CouncilPage();

    [GeneratedRegex(@"^/case-studies/([a-z0-9-]+)/?(?:[?#].*)?$")]
    private static partial Regex CasePage();
}
