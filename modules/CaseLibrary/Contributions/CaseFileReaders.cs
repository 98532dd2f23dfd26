using CaseLibrary.Data;
using CaseLibrary.Pages.FactCheck;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>Files are as public as the page of their case. Those of drafts, and removed ones, are for editors; while a council checks a case, also for whoever holds its link.</summary>
internal sealed class CaseFileReaders(CaseLibraryStore store) : IFileReaders
{
    public async Task<FileReaders> OfAsync(StoredFile file, CancellationToken cancellation)
    {
        var found = await store.Attachments.Where(attachment => attachment.FileId == file.Id)
            .Join(store.Cases.IgnoreAutoIncludes(), attachment => attachment.CaseStudyId, study => study.Id, (attachment, study) => new { attachment.CaseStudyId, attachment.Removed, study.State })
            .SingleOrDefaultAsync(cancellation);
        return found is null ? FileReaders.Nobody
            : found is { Removed: false, State: CaseState.Published or CaseState.Archived } ? FileReaders.Everybody
            : found is { Removed: false, State: CaseState.FactCheck } && await OpenCheckAsync(found.CaseStudyId, cancellation) is { } check ? Editors.OrLink(CheckLetters.Purpose, check)
            : Editors;
    }

    private static FileReaders Editors { get; } = FileReaders.With(CasePermissions.Edit);

    /// <summary>The check of the officer who was asked last, until it is answered.</summary>
    private Task<Guid?> OpenCheckAsync(Guid study, CancellationToken cancellation) => store.CouncilChecks.Where(check => check.CaseStudyId == study)
        .OrderByDescending(check => check.Id).Take(1).Where(check => check.Answered == null).Select(check => (Guid?)check.Id).SingleOrDefaultAsync(cancellation);
}
