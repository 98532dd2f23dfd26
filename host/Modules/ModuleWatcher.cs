using Modular.Host.Composition;

namespace Modular.Host.Modules;

/// <summary>
/// Notices what is built, copied or removed in the modules' folder, waits until nobody writes there any more, and has it taken up. The system's own
/// notices make it quick; looking now and then makes it sure (not every file system sends notices).
/// </summary>
internal sealed partial class ModuleWatcher(ModuleCatalogue catalogue, ModuleShelf shelf, ModuleSwitch modules, Generations generations, ILogger<ModuleWatcher> logger)
    : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private const int VersionsKept = 3;
    private readonly SemaphoreSlim noticed = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, stoppingToken);
        shelf.Tidy([.. generations.Current?.Modules.Select(module => module.Folder.Id) ?? []], VersionsKept);
        using var notices = Listen();
        var seen = "";
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = Stamp();
            if (now != seen)
            {
                await QuietAsync(now, stoppingToken);
                seen = Stamp();
                await TakeUpAsync();
            }
            await noticed.WaitAsync(Look, stoppingToken);
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        noticed.Dispose();
    }

    private FileSystemWatcher? Listen()
    {
        if (!Directory.Exists(catalogue.Root))
            return null;
        var notices = new FileSystemWatcher(catalogue.Root) { IncludeSubdirectories = true };
        notices.Created += (_, _) => Notice();
        notices.Changed += (_, _) => Notice();
        notices.Renamed += (_, _) => Notice();
        notices.Deleted += (_, _) => Notice();
        notices.EnableRaisingEvents = true;
        return notices;
    }

    private void Notice()
    {
        try
        {
            noticed.Release();
        }
        catch (Exception exception) when (exception is SemaphoreFullException or ObjectDisposedException)
        {
            // Noticed already, or nobody waits any more.
        }
    }

    private async Task QuietAsync(string before, CancellationToken cancellation)
    {
        while (true)
        {
            await Task.Delay(Quiet, cancellation);
            var now = Stamp();
            if (now == before)
                return;
            before = now;
        }
    }

    private string Stamp() => string.Join('\n', catalogue.Names.Select(name =>
    {
        try
        {
            return catalogue.StampOf(name);
        }
        catch (IOException exception)
        {
            // Removed while it was looked at: different from what it was, and from what it will be.
            return exception.Message;
        }
    }));

    private async Task TakeUpAsync()
    {
        try
        {
            await modules.RefreshAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotTakenUp($"{exception.GetType().Name}: {exception.Message}");
        }
    }

    [LoggerMessage(LogLevel.Error, "New versions of modules were not taken up: {Reason}")]
    private partial void LogNotTakenUp(string reason);
}
