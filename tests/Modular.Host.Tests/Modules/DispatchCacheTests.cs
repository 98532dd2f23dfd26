using System.Reflection;
using Modular.Host.Modules.Loading;

namespace Modular.Host.Tests.Modules;

/// <summary>On a cache of the runtime's own kind, because a stale entry in the real one takes the process down.</summary>
public sealed class DispatchCacheTests
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly FieldInfo Field = typeof(object).Assembly
        .GetType("System.Runtime.CompilerServices.VirtualDispatchHelpers", throwOnError: true)!.GetField("s_virtualFunctionPointerCache", Any)!;

    [Fact]
    public void Mend_OfTheRuntimesOwn_IsDone() => Assert.Null(DispatchCache.Mend());

    [Fact]
    public void Flush_AfterTheMend_ForgetsWhatWasKeptBetweenTwoFlushes()
    {
        var cache = Activator.CreateInstance(Field.FieldType, 128, 1024)!;
        Assert.Null(DispatchCache.Mend(cache));
        for (var round = 1; round <= 3; round++)
        {
            Call(cache, "FlushCurrentCache");
            Assert.False(Holds(cache, 1), $"Round {round} brings back what was forgotten.");
            foreach (var key in new[] { 1, 2, 3 })
                Set(cache, key);
            Assert.True(Holds(cache, 3), $"Round {round} keeps nothing.");
        }
    }

    private static void Set(object cache, nint key) => Call(cache, "TrySet", Key(key), key);

    private static bool Holds(object cache, nint key) => (bool)Call(cache, "TryGet", Key(key), null)!;

    private static object? Call(object cache, string method, params object?[] arguments) => Field.FieldType.GetMethod(method, Any)!.Invoke(cache, arguments);

    private static object Key(nint value)
    {
        var key = Activator.CreateInstance(Field.FieldType.GenericTypeArguments[0])!;
        foreach (var field in key.GetType().GetFields(Any).Where(field => field.FieldType == typeof(nint) || field.FieldType == typeof(int)))
            field.SetValue(key, field.FieldType == typeof(int) ? (object)(int)value : value);
        return key;
    }
}
