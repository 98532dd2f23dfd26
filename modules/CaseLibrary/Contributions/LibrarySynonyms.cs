using CaseLibrary.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>The words that editors have said mean the same.</summary>
internal sealed class LibrarySynonyms(CaseLibraryStore store) : ISynonyms
{
    public async Task<IReadOnlyList<IReadOnlyList<string>>> GetAsync(CancellationToken cancellation) =>
        (await store.Synonyms.AsNoTracking().OrderBy(group => group.Id).ToListAsync(cancellation)).ConvertAll(group => group.All);
}
