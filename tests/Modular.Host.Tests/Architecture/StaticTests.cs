using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Modular.Host.Tests.Architecture;

/// <summary>A static that can be written to, or added to, could hold a module's type for ever.</summary>
public sealed class StaticTests
{
    [Fact]
    public void HostAndSdk_HaveNoStaticThatCanGrow() =>
        Assert.Empty(Growing(typeof(Program).Assembly.GetTypes().Concat(typeof(Modular.Sdk.Module).Assembly.GetTypes())));

    [Fact]
    public void PlantedStatics_AreFound() => Assert.Equal(["Planted.cache", "Planted.last", "Planted.seen"], Growing([typeof(Planted)]).Order());

    private static IEnumerable<string> Growing(IEnumerable<Type> types) =>
        from type in types
        where !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Namespace?.StartsWith("System.Text.RegularExpressions.Generated", StringComparison.Ordinal) != true
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where !field.IsLiteral && !field.Name.Contains('<', StringComparison.Ordinal) && !field.Name.StartsWith("s_", StringComparison.Ordinal)
            && !field.Name.StartsWith("__", StringComparison.Ordinal)
        where !field.IsInitOnly || CanGrow(field.FieldType)
        select $"{type.Name}.{field.Name}";

    private static bool CanGrow(Type type) =>
        !type.IsArray && type.Namespace is not ("System.Collections.Frozen" or "System.Collections.Immutable")
        && (type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ICollection<>))
            || type.IsAssignableTo(typeof(ICollection))
            || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ConditionalWeakTable<,>)));

    private static class Planted
    {
#pragma warning disable CS0169, CS0414, IDE0044, IDE0051, IDE0052, CA1823 // Planted on purpose: only reflection looks at them.
        private static readonly Dictionary<Type, object> cache = [];
        private static Type? last;
        private static readonly HashSet<Type> seen = [];
        private static readonly int[] fixedList = [1];
#pragma warning restore CS0169, CS0414, IDE0044, IDE0051, IDE0052, CA1823
    }
}
