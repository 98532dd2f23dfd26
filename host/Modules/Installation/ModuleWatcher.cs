using Modular.Host.Composition;
using Modular.Host.Composition.Switching;

namespace Modular.Host.Modules.Installation;

/// <summary>
/// Notices what is built, copied or removed in the modules' folder, waits until nobody writes there any more, and has it taken up. The system's own
/// notices make it quick; looking now and then makes it sure: not every file system sends notices, and .NET's watcher is deaf once a folder
/// has been moved out of the one that it watches, so after a change that it missed there is a new one.
/// </summary>
internal sealed partial class ModuleWatcher(
    ModuleCatalogue catalogue, ModuleShelf shelf, ModuleSwitch modules, Generations generations, TimeProvider clock, ILogger<ModuleWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    /// <summary>What comes in more than one burst may pause for longer.</summary>
    private static readonly TimeSpan AfterMore = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(15);
    private const int VersionsKept = 3;
    private readonly SemaphoreSlim noticed = new(0, 1);
    private FileSystemWatcher? notices;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, stoppingToken);
        Try(Tidy);
        Try(Listen);
        var heard = true;
        var seen = "";
        var again = DateTimeOffset.MaxValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = Stamp();
            if (now != seen || clock.GetUtcNow() >= again)
            {
                if (now != seen && !heard)
                    Try(Listen);
                await QuietAsync(now, stoppingToken);
                seen = Stamp();
                again = await TakeUpAsync() ? DateTimeOffset.MaxValue : clock.GetUtcNow() + AfterTrouble;
                Try(Tidy);
            }
            heard = await noticed.WaitAsync(Look, stoppingToken);
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        notices?.Dispose();
        noticed.Dispose();
    }

    private void Tidy() => shelf.Tidy([.. generations.All.SelectMany(generation => generation.Modules).Select(module => module.Folder.Id)], VersionsKept);

    /// <summary>What the system refuses (a folder that cannot be removed, too many watchers) is looked for every second all the same.</summary>
    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotWatched($"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private void Listen()
    {
        notices?.Dispose();
        notices = null;
        if (!Directory.Exists(catalogue.Root))
            return;
        notices = new FileSystemWatcher(catalogue.Root) { IncludeSubdirectories = true };
        notices.Created += (_, _) => Notice();
        notices.Changed += (_, _) => Notice();
        notices.Renamed += (_, _) => Notice();
        notices.Deleted += (_, _) => Notice();
        notices.EnableRaisingEvents = true;
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
        var quiet = Quiet;
        while (true)
        {
            await Task.Delay(quiet, cancellation);
            var now = Stamp();
            if (now == before)
                return;
            (before, quiet) = (now, AfterMore);
        }
    }

    private string Stamp() => string.Join('\n', catalogue.Names.Select(name =>
    {
        try
        {
            return catalogue.StampOf(name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Removed while it was looked at: different from what it was, and from what it will be.
            return exception.Message;
        }
    }));

    /// <returns>False when it is worth trying again though nothing has changed.</returns>
    private async Task<bool> TakeUpAsync()
    {
        try
        {
            return await modules.RefreshAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotTakenUp($"{exception.GetType().Name}: {exception.Message}");
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Folders of modules are looked at every second instead of being watched, or old versions were kept: {Reason}")]
    private partial void LogNotWatched(string reason);

    [LoggerMessage(LogLevel.Error, "New versions of modules were not taken up: {Reason}")]
    private partial void LogNotTakenUp(string reason);
}
