namespace Growth;

/// <summary>The growth adviser programme.</summary>
public sealed class GrowthModule : Module;
