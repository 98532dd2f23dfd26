using CaseLibrary.Data;
using CaseLibrary.Files;

namespace CaseLibrary.Collections;

/// <summary>The first collections: the Markdown files of <c>Sample/collections</c>, published at once.</summary>
internal sealed class SampleCollections(CaseLibraryModule module, IMarkdown markdown, TimeProvider clock)
{
    /// <param name="cases">The ids of the sample's cases by their addresses.</param><param name="cancellation">Ends when the host stops.</param>
    public async Task<IReadOnlyList<Collection>> ReadAsync(IReadOnlyDictionary<string, Guid> cases, CancellationToken cancellation)
    {
        var collections = new List<Collection>();
        foreach (var file in module.Info.Files.GetDirectoryContents("Sample/collections").Where(file => file.Name.EndsWith(".md", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(file.CreateReadStream());
            collections.Add(Read(file.Name, await reader.ReadToEndAsync(cancellation), cases));
        }
        return collections;
    }

    private Collection Read(string name, string text, IReadOnlyDictionary<string, Guid> cases)
    {
        var (fields, body) = CaseFile.Open(name, text);
        var collection = new Collection
        {
            Slug = Path.GetFileNameWithoutExtension(name),
            Title = fields.Required("title", Collection.TitleLength),
            Summary = fields.Required("summary", Collection.SummaryLength),
            Edited = clock.GetUtcNow(),
        };
        collection.Write(body, markdown);
        collection.SetCases([.. fields.Children("cases").Select(row => (Case(row.Required("case", CaseStudy.SlugLength)), row.Text("line", CollectedCase.LineLength)))]);
        collection.Publish(clock.Today());
        return collection;

        Guid Case(string slug) => cases.TryGetValue(slug, out var id) ? id : throw new CaseFileException($"{name}: there is no case at {slug}.");
    }
}
