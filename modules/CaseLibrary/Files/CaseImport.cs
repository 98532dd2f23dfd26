using System.Text.RegularExpressions;
using CaseLibrary.Checking;
using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Files;

/// <summary>
/// Takes in a zip of case files: all of them or, when one is wrong, none. A file of a case that exists changes it; steps are taken on the site, so its state must be the same.
/// </summary>
internal sealed partial class CaseImport(CaseLibraryStore store, ICouncilRegister register, IMarkdown markdown, ICurrentUser user, IAudit audit, TimeProvider clock) : IBackgroundWork
{
    public string Key => "case-files";

    public string Title => "Cases from files";

    public string? Permission => CasePermissions.Edit;

    public async Task<WorkResult> RunAsync(WorkRun run, CancellationToken cancellation)
    {
        var (added, changed, same, rejected) = (0, 0, 0, 0);
        var files = await FilesAsync(run, cancellation);
        foreach (var (number, (name, text)) in files.Index())
        {
            await run.ReportAsync(number, files.Count, name);
            try
            {
                switch (await TakeInAsync(run, name, text, cancellation))
                {
                    case EntityState.Added:
                        added++;
                        break;
                    case EntityState.Modified:
                        changed++;
                        break;
                    default:
                        same++;
                        break;
                }
            }
            catch (CaseFileException wrong)
            {
                rejected++;
                run.Add(new WorkRow(0, WorkSeverity.Error, wrong.Message) { Key = name });
            }
        }
        if (rejected > 0 || files.Count == 0)
            return new WorkResult(files.Count == 0 ? "Nothing was brought in." : $"Nothing was brought in: {rejected} of {files.Count} files cannot be. The report says why.", "/case-studies/manage/files", "Try again");
        audit.Because(SignedContent.WhyOfMany);
        await store.SaveChangesAsync(cancellation);
        return new WorkResult($"Brought in: {added} new, {changed} changed, {same} as they were.", "/case-studies/manage", "See the cases");
    }

    private static async Task<IReadOnlyList<(string Name, string Text)>> FilesAsync(WorkRun run, CancellationToken cancellation)
    {
        try
        {
            using var zip = new MemoryStream(run.File?.Content.ToArray() ?? []);
            return await CaseArchive.ReadAsync(zip, cancellation);
        }
        catch (CaseFileException wrong)
        {
            run.Add(new WorkRow(0, WorkSeverity.Error, wrong.Message));
            return [];
        }
    }

    /// <returns>Whether it is a new case, a changed one, or one as it was.</returns>
    private async Task<EntityState> TakeInAsync(WorkRun run, string name, string text, CancellationToken cancellation)
    {
        var (read, version) = Read(name, text);
        if (store.Cases.Local.Any(other => other.Slug == read.Slug))
            throw new CaseFileException($"{name}: another file of the zip has the same name.");
        var existing = await store.WholeCases.SingleOrDefaultAsync(study => study.Slug == read.Slug, cancellation);
        if (existing is not null && CaseFileText.Of(existing) == CaseFileText.Of(read))
            return EntityState.Unchanged;
        if ((Problem(read, existing) ?? await AddressProblemAsync(read, existing, cancellation) ?? VersionProblem(existing, version)) is { } problem)
            throw new CaseFileException($"{name}: {problem}");
        if (existing is not null)
        {
            var signed = new SignedContent(existing);
            existing.TakeOver(read, markdown, clock.GetUtcNow());
            if (signed.TakeBackIfChanged(clock.GetUtcNow()))
                run.Add(new WorkRow(0, WorkSeverity.Warning, $"{name}: {SignedContent.Afterwards}.") { Key = name });
            return EntityState.Modified;
        }
        read.Edited = clock.GetUtcNow();
        if (!read.State.IsOpen())
            read.Enter(read.State, read.Edited, due: null);
        store.Add(read);
        return EntityState.Added;
    }

    private (CaseStudy Case, string? Version) Read(string name, string text)
    {
        if (!FileName().IsMatch(name) || Reserved.Has(Path.GetFileNameWithoutExtension(name)) || name.Length > CaseStudy.SlugLength + 3)
            throw new CaseFileException($"{name}: a case file is called like the case’s address, in small letters, digits and hyphens, and ends in .md.");
        var (study, _, version) = CaseFile.Read(name, text, markdown);
        return (study, version);
    }

    private async Task<string?> AddressProblemAsync(CaseStudy read, CaseStudy? existing, CancellationToken cancellation) =>
        existing is null && await store.FormerAddresses.AnyAsync(former => former.Slug == read.Slug, cancellation)
            ? "another case had this address, and links to it must go on leading there. Give the file another name." : null;

    private static string? VersionProblem(CaseStudy? existing, string? version) => existing is null || version is null || version == CaseFileText.VersionOf(existing) ? null
        : $"the case was changed on {UkCalendar.DayOf(existing.Edited).InWords()} at {existing.Edited.TimeInWords()}, since this file was taken. Take the cases out again, or leave this file out.";

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
        if (read.State is CaseState.Published && read.ProblemsOfEdit(today, existing is null ? read.ReviewDue : existing.ReviewDue) is [var problem, ..])
            return $"it cannot be published. {problem}";
        return read.State is CaseState.Published or CaseState.Archived && (read.Published is null || read.Published > today) ? "the day of its publication is missing or lies ahead."
            : read.Reconfirmed > today ? "the day on which it was reconfirmed lies ahead." : null;
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\.md$")]
    private static partial Regex FileName();
}
