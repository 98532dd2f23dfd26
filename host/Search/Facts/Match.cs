namespace Modular.Host.Search.Facts;

/// <summary>A document that matches the words, and how well.</summary>
internal readonly record struct Match(int Slot, float Score);

/// <summary>The first few of many, in order, without sorting the rest.</summary>
internal static class Top
{
    public static List<T> Of<T>(ReadOnlySpan<T> all, int skip, int take, Comparison<T> order)
    {
        var wanted = (int)Math.Min(all.Length, (long)skip + take);
        if (wanted <= skip)
            return [];
        // A queue gives up the least first: here that is the one that comes last in order.
        var last = Comparer<T>.Create((one, other) => order(other, one));
        var best = new PriorityQueue<T, T>(wanted + 1, last);
        foreach (var one in all)
        {
            if (best.Count < wanted)
                best.Enqueue(one, one);
            else if (order(one, best.Peek()) < 0)
                best.DequeueEnqueue(one, one);
        }
        var page = new List<T>(wanted - skip);
        while (best.Count > skip)
            page.Add(best.Dequeue());
        page.Reverse();
        return page;
    }
}
