using System.Security.Cryptography;
using System.Text;
using Modular.Sdk;

namespace Modular.Host.Api.Limits;

/// <summary>The allowances of modules. Belongs to the front.</summary>
internal sealed class Allowances(TimeProvider clock) : IAllowances
{
    private readonly RateWindows windows = new(clock);

    /// <summary>So that nobody who sees the memory can look for an address by trying.</summary>
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(32);

    public bool Take(string purpose, string key, int most, TimeSpan span)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(purpose);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(span, TimeSpan.Zero);
        var digest = Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(key.Trim().ToUpperInvariant())));
        return !windows.Take(new RatePolicy(purpose, most, span, CountsFailures: false), digest).Exceeded;
    }
}
