using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Modular.Testing;

namespace Modular.Host.Tests.Telemetry;

[Collection(nameof(Alone))]
public sealed class RequestTests(ModularSite site) : IClassFixture<ModularSite>
{
    [SiteFact]
    public async Task Get_APage_IsTracedAndCountedOnceWithItsRoute()
    {
        // A trace of our own tells this request from the pages that the host renders for itself after a start.
        var trace = ActivityTraceId.CreateRandom();
        var spans = new ConcurrentBag<string>();
        var counted = new ConcurrentBag<string?>();
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (span.TraceId == trace)
                    spans.Add(span.OperationName);
            },
        };
        ActivitySource.AddActivityListener(traces);
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument is { Meter.Name: "Microsoft.AspNetCore.Hosting", Name: "http.server.request.duration" })
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<double>((_, _, tags, _) => counted.Add(tags.ToArray().FirstOrDefault(tag => tag.Key == "http.route").Value as string));
        meters.Start();

        using var client = site.Client();
        client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        await client.GetAsync("/councils/POL");

        Assert.Single(spans);
        Assert.Single(counted, "councils/{code}");
    }
}
