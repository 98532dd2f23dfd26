using Modular.Host.Composition;
using Modular.Host.Composition.Serving;

namespace Modular.Host.Jobs;

/// <summary>Lets jobs run only while their generation serves. A run counts as in flight, so that a retired generation waits for it as for a request.</summary>
internal sealed class JobGate(Generations generations, GenerationInfo generation)
{
    public bool IsOpen => generations.Current?.Number == generation.Number;

    /// <summary>Null when another generation serves, or none.</summary>
    public Generation? TryEnter() => generations.Current is { } current && current.Number == generation.Number && current.TryEnter() ? current : null;
}
