using Modular.Host.Modules.Contributions;
using Modular.Sdk;

namespace Modular.Host.Pages.Councils;

/// <summary>What one programme does with councils; not available when it could not be asked.</summary>
internal sealed record Programme(string Title, bool Available, IReadOnlyList<CouncilInvolvement> Work);

/// <summary>Asks every programme what it does with councils.</summary>
internal sealed class ProgrammeWork(IEnumerable<ICouncilInvolvement> sources)
{
    /// <param name="councils">The councils asked about; null for all.</param>
    /// <param name="audience">What the reader may see.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <returns>The programmes by title, also those that do nothing yet.</returns>
    public async Task<IReadOnlyList<Programme>> GetAsync(
        IReadOnlyCollection<CouncilCode>? councils, Audience audience, CancellationToken cancellation)
    {
        var answers = new List<Programme>();
        // One after the other: nobody waits twice for a module that hangs.
        foreach (var source in sources.Cast<GuardedCouncilInvolvement>())
        {
            var work = await source.GetAsync(councils, audience, cancellation);
            answers.Add(new Programme(source.Programme, !source.Failed, work));
        }
        return [.. answers.GroupBy(answer => answer.Title).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
            new Programme(group.Key, group.All(answer => answer.Available), [.. group.SelectMany(answer => answer.Work)]))];
    }
}
