namespace Modular.Host.Tests.Trouble;

/// <summary>A module that comes while the host is off, and ends the process once its first generation serves.</summary>
[Collection(nameof(Alone))]
public sealed class NewAtAStartTests : IDisposable
{
    /// <summary>Nothing here hangs.</summary>
    private static readonly string[] Patience = ["--Modules:Limits:Step", "00:01:00", "--Modules:Limits:Migration", "00:01:00"];

    private readonly TroubleFolder modules = new();
    private readonly string storage = Directory.CreateTempSubdirectory("modular-trouble-").FullName;

    [Fact]
    public async Task Die_ShortlyAfterAStartAtWhichItWasNew_LeavesItOutAtTheNext()
    {
        await using (var before = await TroubleHost.StartAsync(modules, storage, [.. Patience, "--Modules:Limits:Watch", "00:00:00"]))
            Assert.True(await before.StopAsync());
        var name = modules.NextName();
        modules.Install(name, "exit in a page");
        await using (var dying = await TroubleHost.StartAsync(modules, storage, Patience))
        {
            await dying.ServesAsync(name);
            _ = dying.OpenAsync(name);
            Assert.True(await dying.EndsAsync());
        }

        await using var host = await TroubleHost.StartAsync(modules, storage, Patience);
        var left = await host.LeftOutAsync(name);
        Assert.Equal("quarantined", left.State);
        Assert.Contains("The host ended without warning shortly after it was started", left.Reason);
    }

    public void Dispose()
    {
        modules.Dispose();
        Directory.Delete(storage, recursive: true);
    }
}
