using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CaseLibrary.Pages.Propose;

/// <summary>Knows when a public form was opened, from a sealed field in it: programs send forms at once, people read them first.</summary>
internal sealed class FormClock(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Most = TimeSpan.FromHours(24);
    private readonly IDataProtector seal = protection.CreateProtector("case-studies.propose");

    public string Now() => seal.Protect(clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>False for a form that came at once, was opened long ago, or has a seal that is not ours.</summary>
    public bool IsByHand(string? opened)
    {
        try
        {
            var since = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(seal.Unprotect(opened ?? ""), CultureInfo.InvariantCulture));
            return since >= Least && since <= Most;
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return false;
        }
    }
}
