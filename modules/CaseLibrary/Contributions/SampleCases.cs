using CaseLibrary.Data;
using CaseLibrary.Files;

namespace CaseLibrary.Contributions;

/// <summary>The Markdown files of <c>Sample/cases</c>, each published on the day that it states.</summary>
internal sealed class SampleCases(CaseLibraryStore store, CaseLibraryModule module, IMarkdown markdown, TimeProvider clock) : ISampleData
{
    public async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (var file in module.Info.Files.GetDirectoryContents("Sample/cases").Where(file => file.Name.EndsWith(".md", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(file.CreateReadStream());
            var (study, published) = CaseFile.Read(file.Name, await reader.ReadToEndAsync(cancellation), markdown);
            study.Edited = clock.GetUtcNow();
            if (published is { } day && study.Publish(day) is [var problem, ..])
                throw new CaseFileException($"{file.Name}: it cannot be published. {problem}");
            store.Add(study);
        }
        await store.SaveChangesAsync(cancellation);
    }
}
