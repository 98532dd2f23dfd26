using System.Threading.Channels;
using CaseLibrary.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseLibrary.Reading;

/// <summary>Stores what has been printed, after the reader has it: nobody who reads waits for those who write.</summary>
internal sealed partial class PrintedKeeper(IServiceScopeFactory scopes, ILogger<PrintedKeeper> logger) : BackgroundService
{
    private const int MostWaiting = 200;

    // What finds no place is printed again for its next reader.
    private readonly Channel<PrintedCase> waiting = Channel.CreateBounded<PrintedCase>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Keep(PrintedCase printed) => waiting.Writer.TryWrite(printed);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var printed in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await KeepAsync(printed, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotKept(printed.CaseStudyId, $"{exception.GetType().Name}: {exception.Message}");
            }
        }
    }

    /// <summary>Not a save as others are: nothing has changed that readers or the search would have to hear of.</summary>
    private async Task KeepAsync(PrintedCase printed, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CaseLibraryStore>().Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "PrintedCases" ("CaseStudyId", "Lines", "Newest", "Look", "Until", "Head", "Path", "Text")
            VALUES ({printed.CaseStudyId}, {printed.Lines}, {printed.Newest}, {printed.Look}, {printed.Until}, {printed.Head}, {printed.Path}, {printed.Text})
            ON CONFLICT ("CaseStudyId") DO UPDATE SET "Lines" = excluded."Lines", "Newest" = excluded."Newest", "Look" = excluded."Look", "Until" = excluded."Until",
            "Head" = excluded."Head", "Path" = excluded."Path", "Text" = excluded."Text"
            """, cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "The printed page of case {Id} could not be kept; its next reader prints it again: {Reason}")]
    private partial void LogNotKept(Guid id, string reason);
}
