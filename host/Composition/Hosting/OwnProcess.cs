using System.Reflection;

namespace Modular.Host.Composition.Hosting;

/// <summary>What the host does with the process when it is its own. Tests have the host inside theirs: there it does nothing.</summary>
internal static class OwnProcess
{
    /// <summary>Of the memory that the process may have: above this, an allocation that fails is no accident of one large object.</summary>
    private const double Full = 0.9;

    private static bool IsOurs => Assembly.GetEntryAssembly() == typeof(OwnProcess).Assembly;

    /// <summary>
    /// A process whose memory is exhausted fails everybody's requests and never recovers, so it ends at once. Whoever watches it starts it again, and the
    /// next start leaves out what had just been switched on.
    /// </summary>
    public static void EndWhenMemoryIsExhausted()
    {
        if (!IsOurs)
            return;
        var full = (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * Full);
        AppDomain.CurrentDomain.FirstChanceException += (_, thrown) =>
        {
            if (thrown.Exception is OutOfMemoryException && GC.GetTotalMemory(forceFullCollection: false) > full)
                Environment.FailFast("The memory is exhausted.");
        };
    }

    /// <summary>The host has stopped: a thread that a module left behind must not keep the process.</summary>
    public static void End()
    {
        if (IsOurs)
            Environment.Exit(Environment.ExitCode);
    }
}
