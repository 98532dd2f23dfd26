using System.Collections.Concurrent;

namespace Modular.Host.Api.Limits;

/// <summary>How much each caller has asked for in the present window. Belongs to the front, so that a switch gives nobody a new allowance.</summary>
internal sealed class RateWindows(TimeProvider clock)
{
    private const int Many = 10_000;

    /// <summary>However many come: those whose window ends first are forgotten then.</summary>
    public const int Most = 200_000;
    private readonly ConcurrentDictionary<(string Policy, string Caller), Window> windows = new();
    private long nextSweep;

    /// <summary>How many callers are remembered.</summary>
    public int Count => windows.Count;

    /// <summary>Counts one request.</summary>
    public RateState Take(RatePolicy policy, string caller)
    {
        var now = clock.GetUtcNow();
        Sweep(now);
        var window = windows.AddOrUpdate((policy.Name, caller),
            _ => new Window(now + policy.Window, 1), (_, known) => known.Ends <= now ? new Window(now + policy.Window, 1) : known with { Used = known.Used + 1 });
        return new RateState(policy, Math.Max(0, policy.Requests - window.Used), window.Ends - now, window.Used > policy.Requests);
    }

    /// <summary>The request that was counted need not have been.</summary>
    public void GiveBack(RatePolicy policy, string caller)
    {
        var key = (policy.Name, caller);
        while (windows.TryGetValue(key, out var known) && known.Used > 0 && !windows.TryUpdate(key, known with { Used = known.Used - 1 }, known))
        {
        }
    }

    /// <summary>Callers that have gone are forgotten, at most once a second.</summary>
    private void Sweep(DateTimeOffset now)
    {
        var due = Volatile.Read(ref nextSweep);
        if (windows.Count < Many || now.Ticks < due || Interlocked.CompareExchange(ref nextSweep, now.Ticks + TimeSpan.TicksPerSecond, due) != due)
            return;
        foreach (var (key, window) in windows)
            if (window.Ends <= now)
                windows.TryRemove(key, out _);
        if (windows.Count < Most)
            return;
        foreach (var (key, _) in windows.OrderBy(pair => pair.Value.Ends).Take(Most / 10).ToList())
            windows.TryRemove(key, out _);
    }

    private readonly record struct Window(DateTimeOffset Ends, int Used);
}

/// <summary>Where a caller stands.</summary>
/// <param name="Policy">The limit.</param>
/// <param name="Remaining">How many more requests it may make.</param>
/// <param name="Until">When the window ends.</param>
/// <param name="Exceeded">Whether it has made more than it may.</param>
internal readonly record struct RateState(RatePolicy Policy, int Remaining, TimeSpan Until, bool Exceeded)
{
    public int Seconds => Math.Max(1, (int)Math.Ceiling(Until.TotalSeconds));
}
