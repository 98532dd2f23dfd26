using System.Collections;
using System.ComponentModel;
using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.Loader;

namespace Modular.Host.Modules.Loading;

/// <summary>
/// Makes the framework forget types of unloaded modules. Some of its caches are cleared by the handlers that it has for hot reload; the others are private.
/// Types of modules that still serve are forgotten too, and found again at their next use.
/// </summary>
internal sealed partial class TypeCaches(ILogger<TypeCaches> logger)
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const string Descriptors = "System.ComponentModel.TypeConverter";
    private const string Relational = "Microsoft.EntityFrameworkCore.Relational";
    private const string Binding = "Microsoft.AspNetCore.Http.ParameterBindingMethodCache";

    /// <summary>Dictionaries by type and arrays of entries, and the way to each from a static field: by fields, and by a key where the step is a type.</summary>
    private static readonly PrivateCache[] Private =
    [
        new(Descriptors, "System.ComponentModel.TypeDescriptor", "s_defaultProviderInitialized"),
        new(Descriptors, "System.ComponentModel.TypeDescriptor", "s_providerTable", typeof(object), "Provider", "_typeData"),
        new(Descriptors, "System.ComponentModel.TypeDescriptor", "s_providerTable", TypeDescriptor.InterfaceType, "Provider", "_typeData"),
        new("System.ComponentModel.Annotations", "System.ComponentModel.DataAnnotations.ValidationAttributeStore", "<Instance>k__BackingField", "_typeStoreItems"),
        new("Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer", "GenericSnapshotMethodMap"),
        new(Relational, "Microsoft.EntityFrameworkCore.Storage.ReaderColumn", "Constructors"),
        new(Relational, "Microsoft.EntityFrameworkCore.Storage.RelationalTypeMapping", "GetXMethods"),
        new("System.Linq.Expressions", "System.Linq.Expressions.Interpreter.CallInstruction", "s_cache", "_entries"),
        .. from assembly in new[] { "Microsoft.AspNetCore.Http.Extensions", "Microsoft.AspNetCore.Mvc.Abstractions" }
           from instance in new[] { "Instance", "NonThrowingInstance" }
           from cache in new[] { "_stringMethodCallCache", "_bindAsyncMethodCallCache", "_constructorCache" }
           select new PrivateCache(assembly, Binding, instance, cache),
    ];

    private readonly HashSet<string> complained = [];

    /// <summary>Never throws. Not to be called while somebody waits: each of some two hundred assemblies is looked at.</summary>
    public void Clear()
    {
        var assemblies = AssemblyLoadContext.Default.Assemblies.ToList();
        // Not the runtime's own: its cache is weak, and members that were asked for again would no longer equal those that Entity Framework has kept queries by.
        foreach (var assembly in assemblies.Where(assembly => assembly != typeof(object).Assembly))
            Try(assembly.GetName().Name!, () => CallHandlers(assembly));
        foreach (var cache in Private)
        {
            // What is not loaded has cached nothing.
            if (assemblies.FirstOrDefault(assembly => assembly.GetName().Name == cache.Assembly) is { } assembly)
                Try(cache.ToString(), () => Forget(cache, assembly));
        }
    }

    private static void CallHandlers(Assembly assembly)
    {
        foreach (var handler in assembly.GetCustomAttributes<MetadataUpdateHandlerAttribute>())
            handler.HandlerType.GetMethod("ClearCache", Any, [typeof(Type[])])?.Invoke(null, [null]);
    }

    private static void Forget(PrivateCache cache, Assembly assembly)
    {
        object? found = null;
        var type = assembly.GetType(cache.Type) ?? throw new MissingMemberException(cache.Type);
        foreach (var step in cache.Path)
        {
            found = step is string field ? (type.GetField(field, Any) ?? throw new MissingFieldException(type.FullName, field)).GetValue(found) : ((IDictionary)found!)[step];
            // Nothing has been cached yet.
            if (found is null)
                return;
            type = found.GetType();
        }
        if (found is Array entries)
        {
            Array.Clear(entries);
            return;
        }
        var dictionary = (IDictionary)found!;
        foreach (var key in dictionary.Keys.OfType<Type>().Where(key => key.IsCollectible).ToList())
            dictionary.Remove(key);
    }

    private void Try(string what, Action clear)
    {
        try
        {
            clear();
        }
        catch (Exception exception)
        {
            if (complained.Add(what))
                LogNotCleared(what, $"{exception.GetType().Name}: {exception.InnerException?.Message ?? exception.Message}");
        }
    }

    private sealed record PrivateCache(string Assembly, string Type, params object[] Path)
    {
        public override string ToString() => $"{Type}.{string.Join('.', Path)} of {Assembly}";
    }

    [LoggerMessage(LogLevel.Warning, "{Cache} could not be cleared: unloaded modules may stay in memory. This version of .NET keeps it differently: {Reason}")]
    private partial void LogNotCleared(string cache, string reason);
}
