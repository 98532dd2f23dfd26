using System.Text.RegularExpressions;
using Microsoft.Diagnostics.Runtime;

namespace Modular.Host.Inspection;

/// <summary>Walks a process's objects from the roots, breadth first, so that the first way to anything is a shortest one.</summary>
internal sealed partial class Holders
{
    /// <summary>A weak handle that the library takes for a strong one: it knows no name for it yet.</summary>
    private const ClrRootKind WeakInterior = (ClrRootKind)10;

    private readonly ClrRuntime runtime;
    private readonly Dictionary<ulong, ulong> allocators;
    private readonly Dictionary<ulong, ulong> from = [];
    private readonly Dictionary<ulong, string> roots = [];

    public Holders(ClrRuntime runtime, Dictionary<ulong, ulong> allocators)
    {
        (this.runtime, this.allocators) = (runtime, allocators);
        Walk();
    }

    public IReadOnlyList<string> Of(ulong context)
    {
        if (!allocators.TryGetValue(context, out var at) || !(from.ContainsKey(at) || roots.ContainsKey(at)))
            return [];
        var steps = new List<ClrObject>();
        for (var address = at; address != 0; address = from.GetValueOrDefault(address))
            steps.Insert(0, runtime.Heap.GetObject(address));

        var first = steps.Count > 1 && steps[0].Type?.Name == "System.Object[]" ? StaticField(steps[1].Address) : null;
        var lines = new List<string> { first ?? Capitalised(roots[steps[0].Address]) };
        if (first is not null)
            steps.RemoveAt(0);
        // The last object stands for the context itself.
        for (var index = 0; index < steps.Count - 1; index++)
        {
            if (index > 0 && IsInsideOfCollection(steps[index]))
                continue;
            var line = $"{(index == 0 ? "holds" : $"whose {FieldBetween(steps[index - 1], steps[index].Address)} is")} {Describe(steps[index])}";
            if (line != lines[^1])
                lines.Add(line);
        }
        lines.Add("whose code belongs to this module");
        return lines;
    }

    private void Walk()
    {
        var queue = new Queue<ulong>();
        foreach (var (address, what) in Roots())
        {
            if (address != 0 && roots.TryAdd(address, what))
                queue.Enqueue(address);
        }
        while (queue.TryDequeue(out var address))
        {
            foreach (var next in runtime.Heap.GetObject(address).EnumerateReferences(carefully: true, considerDependantHandles: true))
            {
                if (!roots.ContainsKey(next.Address) && from.TryAdd(next.Address, address))
                    queue.Enqueue(next.Address);
            }
        }
    }

    // Nothing that it keeps between two roots may be a structure of the library: see HostMemory.
    private IEnumerable<(ulong Address, string What)> Roots()
    {
        foreach (var root in runtime.Heap.EnumerateRoots().Where(root => root is not ClrStackRoot))
        {
            if (!IsContextItself(root) && root.RootKind != WeakInterior)
                yield return (root.Object.Address, Describe(root.RootKind));
        }
        foreach (var thread in runtime.Threads.Where(thread => thread.IsAlive))
        {
            foreach (var root in thread.EnumerateStackRoots())
                yield return (root.Object.Address, $"a local variable of {Method(root.StackFrame?.Method)} on thread {thread.ManagedThreadId}, which has not returned");
            // A method that runs holds its module, even with no object of it at hand.
            foreach (var type in thread.EnumerateStackTrace().Select(frame => frame.Method?.Type).OfType<ClrType>().Where(type => type.LoaderAllocatorHandle != 0))
                yield return (runtime.DataTarget.DataReader.ReadPointer(type.LoaderAllocatorHandle), $"thread {thread.ManagedThreadId} runs {type.Name}");
        }
    }

    private static string Describe(ClrRootKind root) => root switch
    {
        ClrRootKind.FinalizerQueue => "an object that waits for its finaliser",
        ClrRootKind.StrongHandle => "a strong handle of the runtime or of native code",
        ClrRootKind.PinnedHandle or ClrRootKind.AsyncPinnedHandle => "a pinned handle",
        ClrRootKind.RefCountedHandle => "a handle counted by native code",
        var kind => $"a root of the kind {kind}",
    };

    /// <summary>The runtime holds the context's object for as long as the context lives: that is no reason for it to live.</summary>
    private bool IsContextItself(ClrRoot root) => allocators.ContainsKey(root.Object.Address);

    private string? StaticField(ulong value) => (
        from module in runtime.EnumerateModules()
        from entry in module.EnumerateTypeDefToMethodTableMap()
        let type = runtime.GetTypeByMethodTable(entry.MethodTable)
        where type is not null
        from field in type.StaticFields
        where field.IsObjectReference && runtime.AppDomains.Any(domain => field.ReadObject(domain).Address == value)
        select $"The static field {field.Name} of {type.Name}").FirstOrDefault();

    private static string FieldBetween(ClrObject holder, ulong held)
    {
        if (holder.IsArray)
            return "element";
        var name = holder.EnumerateReferencesWithFields(carefully: true, considerDependantHandles: true).FirstOrDefault(reference => reference.Object.Address == held).Field?.Name;
        return name is null ? "reference" : $"field {name}";
    }

    private static bool IsInsideOfCollection(ClrObject step) =>
        step.Type?.Name is { } name && name.StartsWith("System.Collections.", StringComparison.Ordinal) && name.Contains('+', StringComparison.Ordinal);

    private static string Describe(ClrObject held)
    {
        var name = held.Type?.Name ?? "an unknown object";
        if (name == typeof(Thread).FullName)
            return $"the thread {held.ReadField<int>("_managedThreadId")} “{held.ReadStringField("_name")}”";
        if (WaitingMethod().Match(name) is { Success: true } waiting)
            return $"{waiting.Groups[1].Value}.{waiting.Groups[2].Value}, which has not ended";
        name = TypeArguments().Replace(name, "<…>");
        if (!held.IsDelegate)
            return name;
        var called = string.Join(", ", held.AsDelegate().EnumerateDelegateTargets().Select(target => Method(target.Method)).Distinct());
        return $"{name}, which calls {called}";
    }

    private static string Method(ClrMethod? method) => method is null ? "unknown code" : $"{method.Type.Name}.{method.Name}";

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"AsyncStateMachineBox<([^<]+)\+<(\w+)>d__")]
    private static partial Regex WaitingMethod();

    [GeneratedRegex(@"<(?>[^<>]+|<(?<open>)|>(?<-open>))*(?(open)(?!))>")]
    private static partial Regex TypeArguments();
}
