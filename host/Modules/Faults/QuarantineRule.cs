
namespace Modular.Host.Modules.Faults;

/// <summary>
/// When a module is taken out by itself: at least <c>Modules:Quarantine:Faults</c> faults (20) within <c>Modules:Quarantine:Within</c> (five minutes), and
/// no fewer than half of what was asked of it failed. One broken page of a busy programme is not enough. Zero faults: never.
/// </summary>
internal sealed class QuarantineRule(IConfiguration configuration)
{
    public int Faults { get; } = configuration.GetValue("Modules:Quarantine:Faults", 20);

    public TimeSpan Within { get; } = configuration.GetValue("Modules:Quarantine:Within", TimeSpan.FromMinutes(5));
}

/// <summary>What was asked of one module lately.</summary>
internal sealed class ModuleWindow(QuarantineRule rule, TimeProvider clock)
{
    private const int Parts = 10;
    private readonly Lock gate = new();
    private readonly (long Part, int Worked, int Failed)[] parts = new (long, int, int)[Parts];

    public void Worked()
    {
        lock (gate)
            Now().Worked++;
    }

    /// <returns>The number of faults when the rule is met by this one; otherwise null.</returns>
    public int? Failed()
    {
        lock (gate)
        {
            Now().Failed++;
            var (worked, failed) = Lately();
            if (rule.Faults == 0 || failed < rule.Faults || failed < worked)
                return null;
            // Said once; the count begins anew, in case the module cannot be taken out.
            Array.Clear(parts);
            return failed;
        }
    }

    /// <summary>It was asked something lately, and at least half of that failed.</summary>
    public bool MostlyFails
    {
        get
        {
            lock (gate)
                return Lately() is var (worked, failed) && failed > 0 && failed >= worked;
        }
    }

    private (int Worked, int Failed) Lately()
    {
        var oldest = Part() - Parts;
        var lately = parts.Where(part => part.Part > oldest).ToList();
        return (lately.Sum(part => part.Worked), lately.Sum(part => part.Failed));
    }

    private ref (long Part, int Worked, int Failed) Now()
    {
        var part = Part();
        ref var now = ref parts[part % Parts];
        if (now.Part != part)
            now = (part, 0, 0);
        return ref now;
    }

    private long Part() => clock.GetUtcNow().Ticks / (rule.Within.Ticks / Parts);
}
