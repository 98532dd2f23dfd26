using Modular.Host.Storage;

namespace Modular.Host.Tests.Storage;

public sealed class WriteGateTests
{
    private readonly WriteGate gate = new();

    [Fact]
    public async Task Close_WaitsForWhoIsInsideAndLetsNobodyIn()
    {
        Assert.True(gate.TryEnter());
        var quiet = gate.Close();
        Assert.False(quiet.IsCompleted);
        Assert.False(gate.TryEnter());
        gate.Leave();
        await quiet;
        Assert.False(gate.TryEnter());
        gate.Open();
        Assert.True(gate.TryEnter());
    }

    [Fact]
    public void Of_SameStore_IsTheSameGateForEveryVersionOfTheModule()
    {
        var gates = new WriteGates();
        gates.Of("Growth").Close();
        Assert.False(gates.Of("Growth").TryEnter());
        Assert.True(gates.Of("Growth-2").TryEnter());
    }
}
