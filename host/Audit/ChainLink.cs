namespace Modular.Host.Audit;

/// <summary>A place in a store's chain.</summary>
internal sealed record ChainLink(long Sequence, string Hash);
