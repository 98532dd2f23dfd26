namespace Modular.Host.Tests;
public class SmokeTests { [Fact] public void Runs() => Assert.NotNull(typeof(Program)); }
