using CaseLibrary.Data;

namespace CaseLibrary.Contributions;

/// <summary>What waits for the library's editors and authors. Examples are reviewed by nobody.</summary>
internal sealed class CaseTasks(CaseLibraryStore store, TimeProvider clock) : ITaskSource
{
    public Task<IReadOnlyList<WorkTask>> GetAsync(CancellationToken cancellation) => CaseWorkflow.Definition.TasksAsync(
        store.Cases, nameof(CaseStudy.Title), id => $"/case-studies/manage/{id}", CasePermissions.Edit, clock.Today(), cancellation);
}
