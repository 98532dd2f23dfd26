using System.Runtime.Loader;

namespace TestModule;

/// <summary>What no module may do: leave something behind that outlives it. The host's tests check that it is noticed.</summary>
internal static class Leak
{
    private static Timer? timer;

    public static void Plant(string? kind)
    {
        switch (kind)
        {
            case "event":
                AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
                break;
            case "timer":
                timer = new Timer(OnTick, null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
                break;
            case "thread":
                new Thread(WaitForEver) { IsBackground = true }.Start();
                break;
            case "unloading":
                AssemblyLoadContext.GetLoadContext(typeof(Leak).Assembly)!.Unloading += _ => WaitForEver();
                break;
            default:
                break;
        }
    }

    private static void OnProcessExit(object? sender, EventArgs args) => timer?.Dispose();

    private static void OnTick(object? state) => timer?.Change(TimeSpan.FromHours(1), TimeSpan.FromHours(1));

    /// <summary>A stack that never ends is one of the holders that the diagnostics command must name.</summary>
    private static void WaitForEver() => Thread.Sleep(Timeout.Infinite);
}
