namespace Troublemaker;

/// <summary>What goes wrong, and where.</summary>
internal static class Trouble
{
    /// <summary>The tests write over the dots in the built file, so that each kind of trouble is a build of its own.</summary>
    private const string Written = "trouble: ........................................";

    private static readonly List<byte[]> Kept = [];

    public static string Kind => Written[9..].TrimEnd('.');

    /// <summary>Called wherever the module's code runs.</summary>
    public static void At(string place)
    {
        if (!Kind.EndsWith(" in " + place, StringComparison.Ordinal))
            return;
        switch (Kind[..^(place.Length + 4)])
        {
            case "throw":
                throw new InvalidOperationException($"asked to throw in {place}");
            case "hang":
                // Blocks its thread and hears no cancellation: the worst way to hang.
                Thread.Sleep(Timeout.Infinite);
                break;
            case "overflow":
                Overflow(0);
                break;
            case "exit":
                Environment.Exit(3);
                break;
            case "eat":
                Eat();
                break;
            case "throw alone":
                new Thread(() => throw new InvalidOperationException($"asked to throw on a thread of its own in {place}")).Start();
                break;
            case "leave threads":
                Leave();
                break;
            case "leave references":
                AppDomain.CurrentDomain.ProcessExit += (_, _) => Kept.Clear();
                break;
            default:
                throw new InvalidOperationException($"There is no trouble called {Kind}.");
        }
    }

    private static int Overflow(int depth) => Overflow(depth + 1) + depth;

    private static void Eat()
    {
        while (true)
            Kept.Add(new byte[64 * 1024]);
    }

    /// <summary>They are not background threads, so that a process which waits for them never ends.</summary>
    private static void Leave()
    {
        for (var number = 0; number < 10; number++)
            new Thread(() => Thread.Sleep(Timeout.Infinite)).Start();
    }
}
