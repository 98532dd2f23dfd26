using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Modular.Testing;

/// <summary>The host as a process of its own, for what only a process can show: kills, start-up time, memory.</summary>
public sealed partial class HostProcess : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private readonly Process process;

    private HostProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Physical memory in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts the host and waits until it says that it is ready.</summary>
    public static async Task<HostProcess> StartAsync(params string[] arguments)
    {
        var process = Process.Start(Command(["--urls", "http://127.0.0.1:0", .. arguments]))!;
        var complaints = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(StartLimit);
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            said.Add(line);
            if (Ready().Match(line) is { Success: true } ready)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new HostProcess(process, new Uri(ready.Groups[1].Value));
            }
        }
        throw new InvalidOperationException($"The host did not start. It said:\n{string.Join('\n', said)}\n{await complaints}");
    }

    /// <summary>A reader with a cookie jar who follows no redirects.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>The administrator whom the arguments of <see cref="StartAsync" /> have to name, signed in.</summary>
    public async Task<HttpClient> SignedInAsync()
    {
        var client = Client();
        var response = await client.SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = ModularSite.AdministratorEmail, ["Input.Password"] = ModularSite.Password });
        return (int)response.StatusCode == 302 ? client : throw new InvalidOperationException($"The administrator could not sign in: status {(int)response.StatusCode}.");
    }

    /// <summary>Runs another command of the host's executable, and gives its exit code and all that it said.</summary>
    public static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(Command(arguments))!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    /// <summary>Ends the process at once, as a power cut would: SIGKILL on Linux.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private static ProcessStartInfo Command(IEnumerable<string> arguments) => new("dotnet", [ModularSite.HostAssembly, .. arguments])
    {
        WorkingDirectory = Path.Combine(ModularSite.RepoRoot, "host"),
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    [GeneratedRegex(@"Modular is ready at (http://[0-9.:]+)")]
    private static partial Regex Ready();
}
