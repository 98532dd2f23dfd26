using System.Text.RegularExpressions;
using CaseLibrary.Checking;
using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Files;

/// <summary>Takes in case files: all of them or, when one is wrong, none. A file of a case that exists changes it; steps are taken on the site, so its state must be the same.</summary>
internal sealed partial class CaseImport(CaseLibraryStore store, ICouncilRegister register, IMarkdown markdown, ICurrentUser user, TimeProvider clock)
{
    public async Task<ImportReport> RunAsync(IReadOnlyList<(string Name, string Text)> files, CancellationToken cancellation)
    {
        var (added, changed, same, rejected) = (0, 0, 0, new List<string>());
        foreach (var twice in files.GroupBy(file => file.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            rejected.Add($"{twice.Key}: stands in the zip {twice.Count()} times.");
        foreach (var (name, text) in rejected.Count > 0 ? [] : files)
        {
            try
            {
                var read = Read(name, text);
                var existing = await store.WholeCases.SingleOrDefaultAsync(study => study.Slug == read.Slug, cancellation);
                if (existing is not null && CaseFileText.Of(existing) == CaseFileText.Of(read))
                    same++;
                else if (Problem(read, existing) is { } problem)
                    rejected.Add($"{name}: {problem}");
                else if (existing is null)
                {
                    read.Edited = clock.GetUtcNow();
                    if (!read.State.IsOpen())
                        read.Enter(read.State, read.Edited, due: null);
                    store.Add(read);
                    added++;
                }
                else
                {
                    existing.TakeOver(read, markdown, clock.GetUtcNow());
                    changed++;
                }
            }
            catch (CaseFileException wrong)
            {
                rejected.Add(wrong.Message);
            }
        }
        if (rejected.Count == 0)
            await store.SaveChangesAsync(cancellation);
        else
            store.ChangeTracker.Clear();
        return new ImportReport(added, changed, same, rejected);
    }

    private CaseStudy Read(string name, string text)
    {
        if (!FileName().IsMatch(name) || Reserved.Has(Path.GetFileNameWithoutExtension(name)) || name.Length > CaseStudy.SlugLength + 3)
            throw new CaseFileException($"{name}: a case file is called like the case’s address, in small letters, digits and hyphens, and ends in .md.");
        return CaseFile.Read(name, text, markdown).Case;
    }

    private string? Problem(CaseStudy read, CaseStudy? existing)
    {
        var today = clock.Today();
        if (read.Body.Length > CaseStudy.BodyLength)
            return $"the text is longer than {CaseStudy.BodyLength:N0} characters.";
        if (read.Money.Count > CaseStudy.MostMoneyFacts || read.Councils.Count > CaseStudy.MostCouncils)
            return $"a case has at most {CaseStudy.MostMoneyFacts} amounts and {CaseStudy.MostCouncils} councils.";
        if (read.Councils.Find(row => register.Find(row.Council) is null) is { } unknown)
            return $"no council has the code {unknown.Council}.";
        if (existing is not null && (existing.State != read.State || existing.Published != read.Published || existing.Reconfirmed != read.Reconfirmed))
            return $"here the case is “{existing.State.Name()}”. State and dates of publication are changed by steps on the site, not by files.";
        if (read.State is CaseState.FactCheck or CaseState.SignedOff or CaseState.Published or CaseState.Archived && !user.Can(CasePermissions.Publish))
            return $"you may not bring in a case that is “{read.State.Name()}”.";
        if (read.State is CaseState.Published && read.ProblemsOfEdit(today, read.ReviewDue) is [var problem, ..])
            return $"it cannot be published. {problem}";
        return read.State is CaseState.Published or CaseState.Archived && (read.Published is null || read.Published > today) ? "the day of its publication is missing or lies ahead." : null;
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\.md$")]
    private static partial Regex FileName();
}

/// <summary>What an import did; with anything rejected it did nothing.</summary>
internal sealed record ImportReport(int Added, int Changed, int Same, IReadOnlyList<string> Rejected);
