namespace Modular.Sdk;

/// <summary>
/// Work that the host does by the clock, outside any request. The host writes down when it ran and what came of it, and shows that at
/// <c>/administration/jobs</c>, where people can also have it run at once.
/// </summary>
/// <remarks>
/// <para>Only the generation that serves runs jobs, on one host at a time: never two runs of a job at once. Each run has an instance and a scope of its own;
/// nobody is signed in. Other jobs, of this module too, may run meanwhile.</para>
/// <para>A job should bear to be run again: a run that a switch, a stop or a kill cut short is started anew, at most twice for one due time. What fell due while
/// no host was up is run once, however often it was missed. A run that failed waits for its next due time.</para>
/// <para>An exception ends the run as failed, with its type and message, and counts as a fault of the module.</para>
/// </remarks>
public interface IJob : IContribution
{
    /// <summary>Unique in the module and stable over time, at most 100 characters: <c>overdue-reviews</c>. A job with a new key has never run.</summary>
    string Key { get; }

    /// <summary>A few words, for the list of jobs: “Overdue reviews”.</summary>
    string Title { get; }

    /// <summary>One sentence on what it does, for operators.</summary>
    string Description { get; }

    /// <summary>
    /// When it falls due, as a cron expression of five fields (minute, hour, day of the month, month, day of the week) in UK local time:
    /// <c>0 7 * * 1-5</c> is seven o'clock on weekdays. A time that the change to summer time leaves out is made up for right after it, and one that comes twice in
    /// autumn counts once. An expression that cannot be read, or never comes, is a fault of the module, and the job does not run.
    /// </summary>
    string Schedule { get; }

    /// <summary>How long one run may take; ten minutes unless the job says otherwise.</summary>
    TimeSpan TimeLimit => TimeSpan.FromMinutes(10);

    /// <summary>Does the work, whenever it is due or somebody asks for it.</summary>
    /// <param name="cancellation">
    /// Ends when the time limit is over, when the generation has been retired for 30 seconds or the host stops, or when another host had to take over. Stop within five
    /// seconds and throw <see cref="OperationCanceledException"/>. A job that goes on regardless is marked as failed, and is not started again until it has ended.
    /// </param>
    /// <returns>One line for people on what was done, “3 reviews are overdue”; null when there was nothing to do.</returns>
    Task<string?> RunAsync(CancellationToken cancellation);
}
