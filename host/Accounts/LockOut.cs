namespace Modular.Host.Accounts;

/// <summary>How long an account waits after wrong passwords and codes: not at all at first, then a minute, and twice as long after each further one, up to an hour.</summary>
internal static class LockOut
{
    public const int FreeTries = 5;
    private const int LongestMinutes = 60;

    /// <summary>What lasts longer does not come of wrong passwords.</summary>
    public static readonly TimeSpan NeverSoLong = TimeSpan.FromDays(1);

    public static TimeSpan? After(int failures) =>
        failures < FreeTries ? null : TimeSpan.FromMinutes(Math.Min(LongestMinutes, 1L << Math.Min(failures - FreeTries, 10)));
}
