using System.Diagnostics.Metrics;

namespace Modular.Host.Jobs;

/// <summary>What OpenTelemetry sees of jobs: how many ran, how they ended, how long they took, for each module.</summary>
internal sealed class JobMetrics
{
    public const string MeterName = "Modular.Jobs";
    private readonly Counter<long> runs;
    private readonly Counter<long> failures;
    private readonly Histogram<double> durations;

    public JobMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        runs = meter.CreateCounter<long>("modular.job.runs", "{run}", "Runs that have ended");
        failures = meter.CreateCounter<long>("modular.job.failures", "{run}", "Runs that failed");
        durations = meter.CreateHistogram<double>("modular.job.duration", "s", "From the start of a run to its end");
    }

    public void Ran(string module, string job, JobOutcome outcome, TimeSpan took)
    {
        var (ofModule, ofJob) = (KeyValuePair.Create<string, object?>("module", module), KeyValuePair.Create<string, object?>("job", job));
        runs.Add(1, ofModule, ofJob);
        durations.Record(took.TotalSeconds, ofModule, ofJob);
        if (outcome is JobOutcome.Failed)
            failures.Add(1, ofModule, ofJob);
    }
}
