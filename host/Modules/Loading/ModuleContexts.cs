using System.Reflection;
using System.Runtime.Loader;
using Modular.Host.Composition.Serving;
using Modular.Host.Modules.Installation;

namespace Modular.Host.Modules.Loading;

/// <summary>
/// Every load context of a module since the host started, held weakly: a module that was unloaded but does not leave memory is seen here.
/// The diagnostics command reads this object, by name, from outside the process.
/// </summary>
internal sealed class ModuleContexts(TimeProvider clock)
{
    private readonly List<ModuleContext> contexts = [];
    private readonly Lock gate = new();

    /// <summary>Raised when a module has been unloaded.</summary>
    public event Action? Left;

    public void Loaded(ModuleFolder folder, Assembly assembly)
    {
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
        lock (gate)
        {
            contexts.RemoveAll(context => !context.IsAlive);
            contexts.Add(new ModuleContext(folder.Name, version, folder.Version, clock.GetUtcNow(), ContextOf(assembly)));
        }
    }

    /// <summary>Nobody uses the module any more. It stays in memory until the process ends.</summary>
    /// <param name="assembly">The module; null when it could not even be read.</param>
    public void Kept(Assembly? assembly)
    {
        if (assembly is null)
            return;
        lock (gate)
        {
            foreach (var context in contexts.Where(context => context.Is(ContextOf(assembly))))
                (context.ReleasedAt, context.Kept) = (clock.GetUtcNow(), true);
        }
    }

    /// <summary>Nobody uses the module any more, and its context was told to unload.</summary>
    /// <param name="assembly">The module; null when it could not even be read.</param>
    public void Released(Assembly? assembly)
    {
        if (assembly is null)
            return;
        lock (gate)
        {
            foreach (var context in contexts.Where(context => context.Is(ContextOf(assembly))))
                context.ReleasedAt = clock.GetUtcNow();
        }
        Left?.Invoke();
    }

    /// <summary>A load that hangs: nobody will ever use what it has loaded.</summary>
    public void GivenUp(ModuleFolder folder)
    {
        lock (gate)
        {
            foreach (var context in contexts.Where(context => context.Module == folder.Name && context.Build == folder.Version))
                context.ReleasedAt ??= clock.GetUtcNow();
        }
        Left?.Invoke();
    }

    /// <summary>What is in memory now.</summary>
    /// <param name="serving">The generation that serves; modules of earlier ones are draining.</param>
    public IReadOnlyList<LiveContext> Alive(Generation? serving)
    {
        lock (gate)
        {
            contexts.RemoveAll(context => !context.IsAlive);
            return [.. contexts.Select(context => new LiveContext(
                context.Module, context.Version, context.Build, context.StateIn(serving), context.LoadedAt, context.ReleasedAt))];
        }
    }

    /// <summary>The contexts that were unloaded and are still in memory; all of those that were given up are among them.</summary>
    public IReadOnlyList<ModuleContext> Leaving()
    {
        lock (gate)
            return [.. contexts.Where(context => context.ReleasedAt is not null && !context.Kept && context.IsAlive)];
    }

    private static AssemblyLoadContext ContextOf(Assembly assembly) => AssemblyLoadContext.GetLoadContext(assembly)!;
}

internal enum ContextState
{
    /// <summary>Part of the generation that serves.</summary>
    Active,

    /// <summary>On its way out: an earlier generation is finishing its requests, or memory is being collected.</summary>
    Draining,

    /// <summary>Replaced or switched off, and kept in memory until the process ends.</summary>
    Kept,

    /// <summary>Unloaded, but something still holds it.</summary>
    Pinned,
}

/// <summary>A module's load context that is in memory.</summary>
/// <param name="Module">The module's name.</param>
/// <param name="Version">The version that the module states.</param>
/// <param name="Build">Tells apart builds of one version.</param>
/// <param name="State">Whether it serves.</param>
/// <param name="LoadedAt">When it was loaded.</param>
/// <param name="ReleasedAt">When it was unloaded; null while a generation uses it.</param>
internal sealed record LiveContext(string Module, string Version, string Build, ContextState State, DateTimeOffset LoadedAt, DateTimeOffset? ReleasedAt);

internal sealed class ModuleContext(string module, string version, string build, DateTimeOffset loadedAt, AssemblyLoadContext context)
{
    private readonly WeakReference<AssemblyLoadContext> context = new(context, trackResurrection: true);

    public string Module { get; } = module;

    public string Version { get; } = version;

    public string Build { get; } = build;

    public DateTimeOffset LoadedAt { get; } = loadedAt;

    public DateTimeOffset? ReleasedAt { get; set; }

    /// <summary>Never told to unload.</summary>
    public bool Kept { get; set; }

    /// <summary>Set once clearing and collecting have been tried and it stayed.</summary>
    public bool Pinned { get; set; }

    public bool IsAlive => context.TryGetTarget(out _);

    public bool Is(AssemblyLoadContext other) => context.TryGetTarget(out var target) && target == other;

    public ContextState StateIn(Generation? serving)
    {
        if (ReleasedAt is not null)
            return Kept ? ContextState.Kept : Pinned ? ContextState.Pinned : ContextState.Draining;
        return serving?.Modules.Any(loaded => Is(AssemblyLoadContext.GetLoadContext(loaded.Assembly)!)) == true ? ContextState.Active : ContextState.Draining;
    }
}
