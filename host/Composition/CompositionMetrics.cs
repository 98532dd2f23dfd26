using System.Diagnostics.Metrics;

namespace Modular.Host.Composition;

/// <summary>What OpenTelemetry sees of generations and modules.</summary>
internal sealed class CompositionMetrics
{
    public const string MeterName = "Modular.Composition";
    private readonly Meter meter;
    private readonly Histogram<double> switches;
    private readonly Histogram<double> steps;
    private readonly Histogram<double> contributions;
    private readonly Counter<long> faults;
    private readonly Counter<long> fromMemory;

    public CompositionMetrics(IMeterFactory meters)
    {
        meter = meters.Create(MeterName);
        switches = meter.CreateHistogram<double>("modular.switch.duration", "s", "From the request for a switch to the swap");
        steps = meter.CreateHistogram<double>("modular.switch.step.duration", "s", "One step of composing a generation");
        contributions = meter.CreateHistogram<double>("modular.contribution.duration", "s", "One call of a module's contribution");
        fromMemory = meter.CreateCounter<long>("modular.pages.from_memory", "{request}", "Public pages that were given from memory: these are no requests of a generation");
        faults = meter.CreateCounter<long>("modular.module.faults", "{fault}", "What failed in a module");
    }

    public void Switched(TimeSpan took) => switches.Record(took.TotalSeconds);

    public void Step(CompositionStep step, TimeSpan took) => steps.Record(took.TotalSeconds, new KeyValuePair<string, object?>("step", step.ToString()));

    public void Contributed(string module, string contribution, TimeSpan took) =>
        contributions.Record(took.TotalSeconds, new("module", module), new("contribution", contribution));

    public void Fault(string module) => faults.Add(1, new KeyValuePair<string, object?>("module", module));

    public void GivenFromMemory(string module) => fromMemory.Add(1, new KeyValuePair<string, object?>("module", module));

    /// <summary>What can be looked up at any moment: generations and what they are doing.</summary>
    public void Observe(Generations generations, TimeProvider clock)
    {
        meter.CreateObservableGauge("modular.generation.number", () => generations.Current?.Number ?? 0, description: "The generation that serves");
        meter.CreateObservableGauge("modular.generations.draining", () => generations.Draining.Count, "{generation}", "Generations that finish what they had begun");
        meter.CreateObservableGauge("modular.generation.in_flight",
            () => generations.All.Select(generation => new Measurement<int>(generation.InFlight, new KeyValuePair<string, object?>("generation", generation.Number))),
            "{request}", "Requests and jobs that a generation is busy with");
        meter.CreateObservableGauge("modular.generation.age",
            () => generations.All.Select(generation => new Measurement<double>((clock.GetUtcNow() - generation.Started).TotalSeconds, new KeyValuePair<string, object?>("generation", generation.Number))),
            "s", "How long ago a generation was composed");
    }

    /// <summary>Sizes of stores, by name, in bytes.</summary>
    public void Observe(Func<IEnumerable<(string Store, long Bytes)>> stores) => meter.CreateObservableGauge("modular.store.size",
        () => stores().Select(store => new Measurement<long>(store.Bytes, new KeyValuePair<string, object?>("store", store.Store))), "By", "Size of a store");
}
