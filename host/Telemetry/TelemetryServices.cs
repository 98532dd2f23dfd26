using System.Diagnostics;
using System.Diagnostics.Metrics;
using Modular.Host.Composition;
using Modular.Host.Jobs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Modular.Host.Telemetry;

/// <summary>Logs with scopes; OpenTelemetry when somebody listens (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>).</summary>
internal static class TelemetryServices
{
    private const string FrontDiagnostics = "Modular.Front";
    private const string HostingMeter = "Microsoft.AspNetCore.Hosting";

    public static void AddFrontLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<LogScopes>();
        builder.Services.AddSingleton<IExternalScopeProvider>(services => services.GetRequiredService<LogScopes>());
        if (builder.Environment.IsDevelopment())
            builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.IncludeScopes, console.TimestampFormat) = (true, true, "HH:mm:ss "));
        else
            builder.Logging.AddJsonConsole(console => (console.IncludeScopes, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "O"));
        // Each line has its request's id from RequestScope; the two lines a request of the framework's own would come twice.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        // Requests are traced and counted once, by the generation that serves them: it knows the route. The front's own hosting diagnostics go nowhere; pages from memory have a counter (CompositionMetrics).
        builder.Services.AddSingleton(new ActivitySource(FrontDiagnostics));
        builder.Services.AddSingleton(new DiagnosticListener(FrontDiagnostics));
        builder.Services.Decorate<IMeterFactory, FrontMeters>();
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is null)
            return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("modular"))
            .WithMetrics(metrics => metrics.AddMeter(CompositionMetrics.MeterName, JobMetrics.MeterName, HostingMeter, "Microsoft.AspNetCore.Server.Kestrel")
                .AddRuntimeInstrumentation().AddOtlpExporter())
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddOtlpExporter());
    }

    private sealed class FrontMeters(IMeterFactory inner) : IMeterFactory
    {
        public Meter Create(MeterOptions options)
        {
            if (options.Name == HostingMeter)
                options.Name = FrontDiagnostics;
            options.Scope = inner;
            return inner.Create(options);
        }

        public void Dispose() => inner.Dispose();
    }
}
