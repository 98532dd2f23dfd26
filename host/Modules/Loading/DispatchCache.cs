using System.Reflection;

namespace Modular.Host.Modules.Loading;

/// <summary>
/// The runtime keeps, for the whole process, where calls of generic virtual methods lead. It forgets that when a module has left memory, by going back to a
/// table of two rows that must never hold anything. .NET 10 up to at least 10.0.12 does not recognise that table and writes into it, so what it held comes
/// back at the next unload; once the memory is used anew, a call jumps into nothing and takes the process down (dotnet/runtime issue 132562).
/// Rows that are marked as being written are passed over by readers and writers alike: the table stays empty, as was meant.
/// </summary>
internal static class DispatchCache
{
    private const BindingFlags Private = BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic;
    private const uint BeingWritten = 1;

    /// <summary>Null when it was done, else why it cannot be: this version of .NET keeps it differently. To be called before the first module is unloaded.</summary>
    public static string? Mend()
    {
        var field = typeof(object).Assembly.GetType("System.Runtime.CompilerServices.VirtualDispatchHelpers")?.GetField("s_virtualFunctionPointerCache", Private);
        return field?.GetValue(null) is { } cache ? Mend(cache) : "there is no such cache";
    }

    /// <param name="cache">A copy of the runtime's structure; the table is the same.</param>
    internal static string? Mend(object cache)
    {
        if (cache.GetType().GetField("_sentinelTable", Private)?.GetValue(cache) is not Array { Length: 3 } table)
            return "there is no table of two rows";
        var information = table.GetType().GetElementType()!.GetField("_info", Private);
        if (information?.FieldType.GetField("_version", Private) is not { } version || version.FieldType != typeof(uint))
            return "rows have no version";
        // The first element says how the table is laid out.
        foreach (var index in new[] { 1, 2 })
        {
            var row = Activator.CreateInstance(table.GetType().GetElementType()!)!;
            var mark = information.GetValue(row)!;
            version.SetValue(mark, BeingWritten);
            information.SetValue(row, mark);
            table.SetValue(row, index);
        }
        return null;
    }
}
