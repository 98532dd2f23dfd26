using Modular.Host.Modules.Faults;
using Modular.Host.Modules.Installation;

namespace Modular.Host.Composition.Switching;

/// <summary>Takes harmful modules out.</summary>
internal sealed partial class Quarantine(ModuleHealth health, ModuleSwitch modules, ILogger<Quarantine> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (build, reason) in health.Harmful.ReadAllAsync(stoppingToken))
        {
            try
            {
                await TakeOutAsync(build, reason);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotTakenOut(ModuleFolder.NameOf(build), $"{exception.GetType().Name}: {exception.Message}");
            }
        }
    }

    private async Task TakeOutAsync(string build, string reason)
    {
        var module = ModuleFolder.NameOf(build);
        var result = await modules.QuarantineAsync(build, $"{reason} Switch it on again when it is mended.");
        if (result is null)
            LogGone(build);
        else if (result.Reason is null)
            LogTakenOut(module, reason);
        else
            LogNotTakenOut(module, result.Reason);
    }

    [LoggerMessage(LogLevel.Error, "{Module} was taken out. {Reason}")]
    private partial void LogTakenOut(string module, string reason);

    [LoggerMessage(LogLevel.Information, "{Build} was to be taken out, but does not serve any more")]
    private partial void LogGone(string build);

    [LoggerMessage(LogLevel.Error, "{Module} should be taken out, but was not: {Reason}")]
    private partial void LogNotTakenOut(string module, string reason);
}
