using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Modular.Host.Composition;
using Modular.Testing;

namespace Modular.Host.Tests.Telemetry;

/// <summary>What operators see on their page, their monitoring sees too.</summary>
public sealed class GaugeTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Observe_ASiteThatServes_SaysWhatItsGenerationDoes()
    {
        await site.Client().GetAsync("/");
        var said = new ConcurrentBag<string>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == CompositionMetrics.MeterName)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<int>((instrument, _, _, _) => said.Add(instrument.Name));
        meters.SetMeasurementEventCallback<long>((instrument, _, _, _) => said.Add(instrument.Name));
        meters.SetMeasurementEventCallback<double>((instrument, _, _, _) => said.Add(instrument.Name));
        meters.Start();
        meters.RecordObservableInstruments();
        foreach (var expected in new[] { "modular.generation.number", "modular.generation.in_flight", "modular.generation.age", "modular.generations.draining" })
            Assert.Contains(expected, said);
    }
}
