using System.Runtime.CompilerServices;
using Growth.Data;
using Microsoft.EntityFrameworkCore;

namespace Growth.Contributions;

internal sealed class AwardSearch(GrowthStore store, ICouncilRegister register) : ISearchSource
{
    public async IAsyncEnumerable<SearchDocument> DocumentsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var award in await store.Awards.Where(award => award.State != AwardState.Withdrawn).ListAsync(register, cancellation))
        {
            var councils = string.Join(", ", award.Councils.Select(council => council.OfficialName));
            var names = award.Councils.SelectMany(council => council.Aliases.Append(council.Name));
            yield return new SearchDocument($"award-{award.Id}", "Growth award", award.Text,
                $"{AdviserDays.WithUnit(award.Days)} of a growth adviser’s time for {councils}. {award.Round}, {award.State.Words().ToLowerInvariant()}.",
                string.Join(", ", names.Concat(award.Regions).Concat(award.Types)), award.Link);
        }

        var rounds = await store.Rounds.AsNoTracking().ToListAsync(cancellation);
        foreach (var round in rounds)
        {
            yield return new SearchDocument($"round-{round.Id}", "Growth round", $"Growth adviser awards, {round.Name}", round.Note ?? "", "",
                $"/growth/awards?round={round.Id}");
        }
    }
}
