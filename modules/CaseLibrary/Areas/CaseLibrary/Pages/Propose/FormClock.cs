using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CaseLibrary.Pages.Propose;

/// <summary>
/// Knows when a public form was opened, from a sealed field in it: programs send forms at once, people read them first. What was opened once is sent once; who goes back
/// and sends again is told, keeps what is typed, and can press the button once more.
/// </summary>
internal sealed class FormClock(IDataProtectionProvider protection, IAllowances allowances, TimeProvider clock)
{
    public const string SentBefore = "We have this form already: it was saved or sent before. If you pressed the button twice, all is well, and you can close this page. To send something else as well, press the button again";

    public static readonly TimeSpan Least = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Most = TimeSpan.FromHours(24);
    private readonly IDataProtector seal = protection.CreateProtector("case-studies.propose");

    public string Now() => seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().ToUnixTimeMilliseconds()} {Guid.NewGuid():N}"));

    /// <summary>False for a form that came at once, was opened long ago, or has a seal that is not ours.</summary>
    public bool IsByHand(string? opened)
    {
        if (Read(opened) is not [var moment, _] || !long.TryParse(moment, CultureInfo.InvariantCulture, out var milliseconds))
            return false;
        var since = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return since >= Least && since <= Most;
    }

    /// <summary>To be asked right before what was typed is saved.</summary>
    /// <returns>False when a form with the same seal was saved before.</returns>
    public bool IsFirst(string? opened) => Read(opened) is [_, var name] && allowances.Take("case-studies.forms", name, most: 1, Most);

    private string[] Read(string? opened)
    {
        try
        {
            return seal.Unprotect(opened ?? "").Split(' ');
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return [];
        }
    }
}
