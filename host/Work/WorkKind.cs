using Modular.Sdk;

namespace Modular.Host.Work;

/// <summary>A kind of background work as its module describes it, read once for each generation. Lives no longer than the generation.</summary>
/// <param name="Module">Whose it is.</param>
/// <param name="Programme">The module's title.</param>
/// <param name="Key">Its key in the module.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Permission">Who may start it; null for everybody who is signed in.</param>
/// <param name="Limit">How long a piece may run.</param>
/// <param name="Build">The module's build; null for the host's own.</param>
/// <param name="Type">The contribution.</param>
/// <param name="RunAsync">Does a piece, in the scope that it is given.</param>
internal sealed record WorkKind(
    string Module, string Programme, string Key, string Title, string? Permission, TimeSpan Limit, string? Build, Type Type,
    Func<IServiceProvider, WorkRun, CancellationToken, Task<WorkOutcome>> RunAsync) : IHasPermission;
