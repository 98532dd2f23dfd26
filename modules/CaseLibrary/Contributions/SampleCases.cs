using CaseLibrary.Collections;
using CaseLibrary.Data;
using CaseLibrary.Files;
using CaseLibrary.Terms;

namespace CaseLibrary.Contributions;

/// <summary>The Markdown files of <c>Sample/cases</c>, each published on the day that it states, and the collections of them.</summary>
internal sealed class SampleCases(CaseLibraryStore store, CaseLibraryModule module, IMarkdown markdown, TimeProvider clock) : ISampleData
{
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var cases = new Dictionary<string, Guid>();
        foreach (var file in module.Info.Files.GetDirectoryContents("Sample/cases").Where(file => file.Name.EndsWith(".md", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(file.CreateReadStream());
            var (study, published, _) = CaseFile.Read(file.Name, await reader.ReadToEndAsync(cancellation), markdown);
            study.Edited = clock.GetUtcNow();
            study.Enter(CaseState.Draft, clock.GetUtcNow(), due: null);
            if (published is { } day)
                Publish(study, day, file.Name);
            store.Add(study);
            cases.Add(study.Slug, study.Id);
        }
        // Of the cases above, so they cannot be a contribution of their own: those have no order.
        store.AddRange(await new SampleCollections(module, markdown, clock).ReadAsync(cases, cancellation));
        await store.SaveChangesAsync(cancellation);
    }

    private static void Publish(CaseStudy study, DateOnly day, string file)
    {
        var moment = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        study.Enter(CaseState.SignedOff, moment, due: null);
        if (CaseWorkflow.Definition.Take(study, CaseWorkflow.Publish, moment) is [var problem, ..])
            throw new CaseFileException($"{file}: it cannot be published. {problem}");
    }
}
