using CaseLibrary.Data;

namespace CaseLibrary.Contributions;

/// <summary>The first synonyms: a group on each line of <c>Sample/synonyms.txt</c>.</summary>
internal sealed class SampleSynonyms(CaseLibraryStore store, CaseLibraryModule module) : ISampleData
{
    public async Task LoadAsync(CancellationToken cancellation)
    {
        using var reader = new StreamReader(module.Info.Files.GetFileInfo("Sample/synonyms.txt").CreateReadStream());
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (SynonymGroup.Split(line) is { Count: > 0 } words && !line.StartsWith('#'))
                store.Add(new SynonymGroup { Words = SynonymGroup.Join(words) });
        }
        await store.SaveChangesAsync(cancellation);
    }
}
