using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Modular.Host.Composition.Serving;
using Modular.Host.Modules.Loading;
using Modular.Sdk;

namespace Modular.Host.Search;

/// <summary>
/// Reads documents of a module on a thread of their own, some at a time: a source that takes its time holds nobody up, and one that gives nothing for a minute is left behind.
/// </summary>
internal sealed class DocumentBatches(IServiceScopeFactory scopes, ILogger<DocumentBatches> logger)
{
    private const int Most = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Whether the source can give the documents of single records.</summary>
    public async Task<bool> TellsAsync(Type source, CancellationToken cancellation) => await Task.Run(async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        return ((ISearchSource)scope.ServiceProvider.GetRequiredService(source)).DocumentsOfAsync([], cancellation) is not null;
    }, cancellation).WaitAsync(Longest, cancellation);

    public async IAsyncEnumerable<IReadOnlyList<SearchDocument>> ReadAsync(
        LoadedModule module, Type source, IReadOnlyCollection<Guid>? records, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = new StopSignal($"{module.Name}: its search documents", logger, cancellation);
        var batches = Channel.CreateBounded<IReadOnlyList<SearchDocument>>(2);
        _ = Task.Run(() => WriteAsync(batches.Writer, source, records, stop.Token), CancellationToken.None);
        try
        {
            while (await batches.Reader.WaitToReadAsync(cancellation).AsTask().WaitAsync(Longest, cancellation))
            {
                while (batches.Reader.TryRead(out var batch))
                    yield return batch;
            }
        }
        finally
        {
            stop.Give();
        }
    }

    private async Task WriteAsync(ChannelWriter<IReadOnlyList<SearchDocument>> batches, Type type, IReadOnlyCollection<Guid>? records, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var source = (ISearchSource)scope.ServiceProvider.GetRequiredService(type);
            var documents = (records is null ? source.DocumentsAsync(cancellation) : source.DocumentsOfAsync(records, cancellation))
                ?? throw new InvalidOperationException($"{type.Name} gives no documents, not even none.");
            var batch = new List<SearchDocument>();
            await foreach (var document in documents.WithCancellation(cancellation))
            {
                batch.Add(document);
                if (batch.Count < Most)
                    continue;
                await batches.WriteAsync(batch, cancellation);
                batch = [];
            }
            await batches.WriteAsync(batch, cancellation);
            batches.TryComplete();
        }
        // The reader of the batches gets it and says it.
        catch (Exception exception)
        {
            batches.TryComplete(exception);
        }
    }
}
