namespace Modular.Host.Tests;

/// <summary>Tests that listen to the whole process or measure it: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
