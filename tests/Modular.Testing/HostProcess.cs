using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Modular.Testing;

/// <summary>The host as a process of its own, for what only a process can show: kills, start-up time, memory.</summary>
public sealed partial class HostProcess : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private readonly Process process;
    private readonly ConcurrentQueue<string> said;

    private HostProcess(Process process, Uri address, ConcurrentQueue<string> said) => (this.process, Address, this.said) = (process, address, said);

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

    /// <summary>How long processors have worked for it: does not depend on what else the machine does.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>All that it has written so far: its log, and what the runtime writes when the process ends badly.</summary>
    public string Said => string.Join('\n', said);

    /// <summary>Starts the host and waits until it says that it is ready.</summary>
    public static Task<HostProcess> StartAsync(params string[] arguments) => StartWithAsync([], arguments);

    /// <summary>The same with variables in its environment.</summary>
    public static Task<HostProcess> StartWithAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        var command = Command(["--urls", "http://127.0.0.1:0", "--Accounts:Mfa", "Nobody", "--Limits:Api:Requests", "0", .. arguments]);
        foreach (var (name, value) in environment)
            command.Environment[name] = value;
        return ReadyAsync(command);
    }

    /// <summary>Another site that says when and where it is ready, as the host does.</summary>
    public static Task<HostProcess> StartOtherAsync(string assembly, params string[] arguments) =>
        ReadyAsync(Command(assembly, ["--urls", "http://127.0.0.1:0", .. arguments]));

    private static async Task<HostProcess> ReadyAsync(ProcessStartInfo command)
    {
        var (said, ready) = (new ConcurrentQueue<string>(), new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously));
        var process = new Process { StartInfo = command, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The host did not start."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            return new HostProcess(process, await ready.Task.WaitAsync(StartLimit), said);
        }
        catch (Exception exception) when (exception is InvalidOperationException or TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{exception.Message} It said:\n{string.Join('\n', said)}", exception);
        }

        void Hear(string? line)
        {
            if (line is null)
                return;
            said.Enqueue(line);
            if (Ready().Match(line) is { Success: true } match)
                ready.TrySetResult(new Uri(match.Groups[1].Value));
        }
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

    /// <summary>Whether it ends by itself within the limit.</summary>
    public async Task<bool> EndsAsync(TimeSpan limit)
    {
        using var waiting = new CancellationTokenSource(limit);
        await process.WaitForExitAsync(waiting.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return process.HasExited;
    }

    /// <summary>Asks it to stop, as a service manager would: SIGTERM.</summary>
    public void AskToStop() => Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]).Dispose();

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

    private static ProcessStartInfo Command(IEnumerable<string> arguments) => Command(ModularSite.HostAssembly, arguments);

    private static ProcessStartInfo Command(string assembly, IEnumerable<string> arguments) => new("dotnet", [assembly, .. arguments])
    {
        WorkingDirectory = Path.Combine(ModularSite.RepoRoot, "host"),
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    [GeneratedRegex(@"is ready at (http://[0-9.:]+)")]
    private static partial Regex Ready();
}
