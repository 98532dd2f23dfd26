using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Modular.Testing;

namespace Modular.Host.Tests.Trouble;

/// <summary>A host of its own process, with short limits, readers and an administrator.</summary>
internal sealed class TroubleHost : IAsyncDisposable
{
    public const int FaultsAllowed = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private readonly HostProcess process;

    private TroubleHost(HostProcess process, HttpClient administrator)
    {
        (this.process, Administrator) = (process, administrator);
        Readers = new Readers(process.Address, () => process.EndsAsync(TimeSpan.FromSeconds(5)));
    }

    public HttpClient Administrator { get; }

    public Readers Readers { get; }

    public string Said => process.Said;

    public static async Task<TroubleHost> StartAsync(TroubleFolder modules, string storage, params string[] arguments)
    {
        // Little memory, so that it is soon exhausted.
        var process = await HostProcess.StartWithAsync(new() { ["DOTNET_GCHeapHardLimit"] = "0x18000000" },
        [
            "--Storage:Path", storage, "--Modules:Path", modules.Path, "--Modules:Unload", "true",
            "--Accounts:Administrator:Email", ModularSite.AdministratorEmail, "--Accounts:Administrator:Password", ModularSite.Password,
            "--Modules:Limits:Step", "00:00:05", "--Modules:Limits:Migration", "00:00:05", "--Modules:Limits:Request", "00:00:02",
            "--Modules:Limits:Drain", "00:00:02", "--Modules:Quarantine:Faults", $"{FaultsAllowed}", .. arguments,
        ]);
        try
        {
            var host = new TroubleHost(process, await process.SignedInAsync());
            await host.ServesAsync("CaseLibrary", "Growth");
            return host;
        }
        catch (Exception)
        {
            process.Dispose();
            throw;
        }
    }

    public Task<bool> EndsAsync() => process.EndsAsync(TimeSpan.FromSeconds(20));

    /// <summary>Asks it to stop; whether it does.</summary>
    public async Task<bool> StopAsync()
    {
        await Readers.DisposeAsync();
        process.AskToStop();
        return await EndsAsync();
    }

    /// <summary>What is said of a module that is left out; waits for that.</summary>
    public async Task<LeftOut> LeftOutAsync(string module)
    {
        var ready = await ReadyAsync(ready => ready.LeftOut.Any(other => other.Module == module), $"leaves out {module}");
        return ready.LeftOut.First(other => other.Module == module);
    }

    public Task ServesAsync(params string[] modules) => ReadyAsync(ready => !modules.Except(ready.Modules).Any(), $"serves {string.Join(", ", modules)}");

    /// <summary>The row of a module on the page of programmes.</summary>
    public async Task<string> RowAsync(string module)
    {
        var page = await Administrator.PageAsync("/administration/modules");
        return TextOf(page.QuerySelectorAll("tbody tr").FirstOrDefault(row => row.QuerySelector(".govuk-hint")!.TextContent == module));
    }

    /// <summary>Opens the module's page as a reader: the status and what the page says.</summary>
    public async Task<(int Status, string Said)> OpenAsync(string module)
    {
        using var reader = process.Client();
        var response = await reader.GetAsync($"/{module.ToLowerInvariant()}/show");
        var page = await response.PageAsync();
        var said = (page.QuerySelector("main") ?? page.Body!).QuerySelectorAll("h1, p").Select(TextOf).Where(text => !text.StartsWith("Go to", StringComparison.Ordinal) && !text.StartsWith("For whoever", StringComparison.Ordinal));
        return ((int)response.StatusCode, string.Join(' ', said.Select(text => text.TrimEnd('.') + ".")));
    }

    /// <summary>What the page of jobs says of a module's job when its run has failed; waits for that.</summary>
    public async Task<string> FailedJobAsync(string module)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var page = await Administrator.PageAsync("/administration/jobs");
            var table = page.QuerySelectorAll("table").FirstOrDefault(table => TextOf(table).StartsWith(module, StringComparison.Ordinal));
            var run = table?.QuerySelector("tbody tr td:nth-of-type(2)");
            if (TextOf(run?.FirstElementChild) == "Failed")
                return $"Failed. {TextOf(run!.QuerySelector("p"))}";
            await Task.Delay(200);
        }
        throw new TimeoutException($"The job of {module} never failed. The host said:\n{Said}");
    }

    /// <summary>What the log says of a module that was unloaded and does not leave memory; waits for that.</summary>
    public async Task<string> PinnedAsync(string module)
    {
        var pinned = await SaysAsync($"\"({module} [^ ]+ \\([0-9a-f]+\\) was unloaded but stays in memory.*?)\"");
        return Regex.Replace(Regex.Unescape(pinned.Groups[1].Value), " \\([0-9a-f]+\\)", "");
    }

    /// <summary>Waits until the log says something.</summary>
    public async Task<Match> SaysAsync(string pattern)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            if (Regex.Match(Said, pattern) is { Success: true } said)
                return said;
            await Task.Delay(100);
        }
        throw new TimeoutException($"The host never said “{pattern}”. It said:\n{Said}");
    }

    public static string TextOf(IElement? element) => string.Join(' ', (element?.TextContent ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    public async ValueTask DisposeAsync()
    {
        await Readers.DisposeAsync();
        Administrator.Dispose();
        process.Dispose();
    }

    private async Task<Ready> ReadyAsync(Func<Ready, bool> enough, string what)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var ready = await Administrator.GetFromJsonAsync<Ready>("/health/ready", CancellationToken.None);
            if (enough(ready!))
                return ready!;
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"The host never {what}. It is {JsonSerializer.Serialize(ready)}. It said:\n{Said}");
            await Task.Delay(50, CancellationToken.None);
        }
    }

    internal sealed record Ready(string Status, int Generation, IReadOnlyList<string> Modules, IReadOnlyList<LeftOut> LeftOut);

    internal sealed record LeftOut(string Module, string State, string Reason);
}
