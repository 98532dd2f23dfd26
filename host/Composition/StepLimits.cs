namespace Modular.Host.Composition;

/// <summary>How long things may take: settings <c>Modules:Limits:…</c>, as times like 00:00:10.</summary>
internal sealed class StepLimits(IConfiguration configuration)
{
    /// <summary>One step of composing.</summary>
    public TimeSpan Step { get; } = Setting(configuration, "Step", 20);

    /// <summary>Bringing one store up to date, or loading its sample data.</summary>
    public TimeSpan Migration { get; } = Setting(configuration, "Migration", 300);

    /// <summary>Requests and jobs of a generation that has been replaced; then they are cancelled.</summary>
    public TimeSpan Drain { get; } = Setting(configuration, "Drain", 30);

    /// <summary>A module's request, until its response begins.</summary>
    public TimeSpan Request { get; } = Setting(configuration, "Request", 30);

    /// <summary>How long a module is watched after a switch: if the process ends meanwhile, the module is suspected.</summary>
    public TimeSpan Watch { get; } = Setting(configuration, "Watch", 30);

    private static TimeSpan Setting(IConfiguration configuration, string name, int seconds) =>
        configuration.GetValue($"Modules:Limits:{name}", TimeSpan.FromSeconds(seconds));
}
