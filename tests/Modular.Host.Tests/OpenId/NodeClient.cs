using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Modular.Host.Tests.OpenId;

/// <summary>The npm package openid-client in a process of its own.</summary>
internal sealed class NodeClient : IDisposable
{
    private readonly Process process;

    public NodeClient(OpenIdSite site, TestClient client)
    {
        var script = typeof(NodeClient).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == "OpenIdClient").Value!;
        process = Process.Start(new ProcessStartInfo("node", [script, site.Address.ToString(), client.Id, client.Secret ?? ""])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    public async Task<Answer> DoAsync(string command, object? values = null)
    {
        var line = JsonSerializer.SerializeToNode(values ?? new { })!.AsObject();
        line["command"] = command;
        await process.StandardInput.WriteLineAsync(line.ToJsonString());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var said = await process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("The client has ended.");
        return new Answer(0, JsonDocument.Parse(said).RootElement);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
