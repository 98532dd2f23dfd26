using Modular.Host.Modules;

namespace Modular.Host.Tests.Modules;

public sealed class WriteGateTests
{
    private readonly WriteGate gate = new();

    [Fact]
    public async Task Close_WaitsForWhoIsInsideAndLetsNobodyIn()
    {
        Assert.True(gate.TryEnter());
        var closing = gate.CloseAsync(TimeSpan.FromSeconds(30));
        Assert.False(closing.IsCompleted);
        Assert.False(gate.TryEnter());
        gate.Leave();
        await closing;
        gate.Open();
        Assert.True(gate.TryEnter());
    }

    [Fact]
    public async Task Close_WhenSomebodyStays_GivesUpAndOpensAgain()
    {
        Assert.True(gate.TryEnter());
        await Assert.ThrowsAsync<TimeoutException>(() => gate.CloseAsync(TimeSpan.FromMilliseconds(20)));
        Assert.True(gate.TryEnter());
    }
}
