using System.Diagnostics.Metrics;

namespace Modular.Host.Composition;

/// <summary>What OpenTelemetry sees of switches.</summary>
internal sealed class CompositionMetrics
{
    public const string MeterName = "Modular.Composition";
    private readonly Histogram<double> switches;

    public CompositionMetrics(IMeterFactory meters)
    {
        switches = meters.Create(MeterName).CreateHistogram<double>("modular.switch.duration", "s", "From the request for a switch to the swap");
    }

    public void Switched(TimeSpan took) => switches.Record(took.TotalSeconds);
}
