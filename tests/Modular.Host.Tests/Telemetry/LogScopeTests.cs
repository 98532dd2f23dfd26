using Modular.Host.Telemetry;

namespace Modular.Host.Tests.Telemetry;

public sealed class LogScopeTests
{
    private readonly LogScopes scopes = new();

    [Fact]
    public void Line_OutsideAnyScope_HasTheGenerationThatServes()
    {
        scopes.Serves(4);
        Assert.Equal("generation 4, Host", Assert.Single(Line()));
    }

    [Fact]
    public void Line_OfARequest_HasItsOwnGenerationAndModuleOnly()
    {
        scopes.Serves(5);
        using (scopes.Push(new LogScope(4, "Growth", "request 1")))
            Assert.Equal("generation 4, Growth, request 1", Assert.Single(Line()));
    }

    [Fact]
    public void Line_InAScopeOfSomebodyElse_HasBoth()
    {
        using (scopes.Push("ConnectionId:1"))
            Assert.Equal(["generation 0, Host", "ConnectionId:1"], Line());
    }

    private List<string?> Line()
    {
        var line = new List<string?>();
        scopes.ForEachScope((scope, found) => found.Add(scope?.ToString()), line);
        return line;
    }
}
