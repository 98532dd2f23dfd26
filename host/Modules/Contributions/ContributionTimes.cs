using System.Collections.Concurrent;
using Modular.Host.Composition;

namespace Modular.Host.Modules.Contributions;

/// <summary>How long contributions take, since the host started. Known by name, so that nothing here holds a module's type.</summary>
internal sealed class ContributionTimes(CompositionMetrics metrics)
{
    private readonly ConcurrentDictionary<(string Module, string Contribution), ContributionTime> times = new();

    public IReadOnlyList<ContributionTime> Slowest(int most) => [.. times.Values.OrderByDescending(time => time.Slowest).Take(most)];

    public void Took(string module, string contribution, TimeSpan took)
    {
        metrics.Contributed(module, contribution, took);
        times.AddOrUpdate((module, contribution),
            _ => new ContributionTime(module, contribution, 1, took, took),
            (_, before) => before with { Calls = before.Calls + 1, Total = before.Total + took, Slowest = took > before.Slowest ? took : before.Slowest });
    }
}

/// <summary>One contribution's calls.</summary>
internal sealed record ContributionTime(string Module, string Contribution, long Calls, TimeSpan Total, TimeSpan Slowest)
{
    public TimeSpan Mean => Total / Calls;
}
