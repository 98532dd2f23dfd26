using System.Globalization;
using Modular.Host.Storage;

namespace Modular.Host.Inspection;

/// <summary>The process id of the running host, in its storage folder, for the diagnostics command.</summary>
internal sealed class ProcessFile(StorageOptions storage) : IHostedService
{
    public static int? Read(StorageOptions storage) =>
        File.Exists(PathIn(storage)) && int.TryParse(File.ReadAllText(PathIn(storage)), CultureInfo.InvariantCulture, out var id) ? id : null;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(storage.Path);
        return File.WriteAllTextAsync(PathIn(storage), Environment.ProcessId.ToString(CultureInfo.InvariantCulture), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        File.Delete(PathIn(storage));
        return Task.CompletedTask;
    }

    private static string PathIn(StorageOptions storage) => Path.Combine(storage.Path, "host.pid");
}
