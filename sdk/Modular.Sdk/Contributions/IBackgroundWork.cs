namespace Modular.Sdk;

/// <summary>
/// Work that takes longer than a reader waits: an import, a paper, a re-index. A page or an endpoint starts a piece of it with
/// <see cref="IWorkbench.StartAsync{TWork}"/>; the host runs it outside the request and shows at <c>/work/{id}</c> how far it is and what came of it.
/// </summary>
/// <remarks>
/// <para>A piece runs on one host at a time, in a scope of its own, as the person who started it: <see cref="ICurrentUser"/> and the history name the person,
/// and what is allowed is what the person may do when it runs.</para>
/// <para>It must bear to be run again from the beginning: a piece that a switch, a stop or a kill cut short is started anew. Either doing it twice does no harm,
/// or it saves once, at its end, in one transaction.</para>
/// <para>An exception ends the piece as failed, with its type and message, and counts as a fault of the module. It is not tried again.</para>
/// </remarks>
public interface IBackgroundWork : IContribution
{
    /// <summary>Unique in the module and stable over time, at most 100 characters: <c>board-paper</c>.</summary>
    string Key { get; }

    /// <summary>A few words, for the pages: “Board paper”.</summary>
    string Title { get; }

    /// <summary>The permission that is needed to start it, and still when it runs; null lets everybody who is signed in.</summary>
    string? Permission { get; }

    /// <summary>How long it may run; half an hour unless the work says otherwise, at most a day.</summary>
    TimeSpan TimeLimit => TimeSpan.FromMinutes(30);

    /// <summary>Does the work.</summary>
    /// <param name="run">The input, and where progress and findings go. Not to be used after the work has returned.</param>
    /// <param name="cancellation">
    /// Ends when the person cancels it, when the time limit is over, when the generation has been retired for 30 seconds or the host stops. Stop within five
    /// seconds and throw <see cref="OperationCanceledException"/>.
    /// </param>
    /// <returns>What came of it.</returns>
    Task<WorkResult> RunAsync(WorkRun run, CancellationToken cancellation);
}
