namespace Modular.Host.Councils.Names;

/// <summary>How far apart two spellings are: letters added, left out, changed, or swapped with their neighbour.</summary>
internal static class Spelling
{
    /// <summary>How many slips still leave a name of this length recognisable.</summary>
    public static int Tolerance(int length) => length switch { < 5 => 0, < 8 => 1, _ => 2 };

    /// <summary>The number of slips between two spellings, or any number above the limit once it is passed.</summary>
    public static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var best = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                best = Math.Min(best, row[j]);
            }
            if (best > limit)
                return limit + 1;
            (beforeLast, last, row) = (last, row, beforeLast);
        }
        return last[b.Length];
    }
}
