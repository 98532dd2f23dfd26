using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>Files are as public as the page of their case. Those of drafts, and removed ones, are for editors.</summary>
internal sealed class CaseFileReaders(CaseLibraryStore store) : IFileReaders
{
    public async Task<FileReaders> OfAsync(StoredFile file, CancellationToken cancellation)
    {
        var found = await store.Attachments.Where(attachment => attachment.FileId == file.Id)
            .Join(store.Cases.IgnoreAutoIncludes(), attachment => attachment.CaseStudyId, study => study.Id, (attachment, study) => new { attachment.Removed, study.State })
            .SingleOrDefaultAsync(cancellation);
        return found is null ? FileReaders.Nobody
            : found is { Removed: false, State: CaseState.Published or CaseState.Archived } ? FileReaders.Everybody
            : FileReaders.With(CasePermissions.Edit);
    }
}
