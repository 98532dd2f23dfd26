using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>What readers wrote and nobody has dealt with.</summary>
internal sealed class MessageTasks(CaseLibraryStore store) : ITaskSource
{
    private const int Days = 14;

    public async Task<IReadOnlyList<WorkTask>> GetAsync(CancellationToken cancellation)
    {
        var open = await store.ReaderMessages.Where(message => message.State == MessageState.Open)
            .Join(store.Cases.IgnoreAutoIncludes(), message => message.CaseStudyId, study => study.Id, (message, study) => new { message.Id, message.Kind, message.Received, Case = study.Id, study.Title })
            .ToListAsync(cancellation);
        return open.ConvertAll(message => new WorkTask(message.Id, $"Answer a reader: {message.Kind.Name()}", message.Title,
            $"/case-studies/manage/{message.Case}/messages", CasePermissions.Edit, message.Received, UkCalendar.DayOf(message.Received).AddDays(Days)));
    }
}
