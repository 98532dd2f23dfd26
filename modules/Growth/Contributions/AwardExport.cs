using System.Runtime.CompilerServices;
using Growth.Data;

namespace Growth.Contributions;

internal sealed class AwardExport(GrowthStore store, ICouncilRegister register) : IExport
{
    private const string Between = ";";

    public string Path => "/growth/awards";

    public string Title => "Growth adviser awards: one row for each award, with its councils, days and state";

    public string? Permission => null;

    public IReadOnlyList<string> Columns =>
        ["row", "award_text", "lead_code", "lead_name", "council_codes", "council_names", "types", "regions", "days_awarded", "state", "round"];

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var award in await store.Awards.ListAsync(register, cancellation))
        {
            yield return
            [
                award.Row, award.Text, award.Lead.Code, award.Lead.OfficialName,
                string.Join(Between, award.Councils.Select(council => council.Code)),
                string.Join(Between, award.Councils.Select(council => council.OfficialName)),
                string.Join(Between, award.Types), string.Join(Between, award.Regions),
                award.Days, award.State.Words(), award.Round,
            ];
        }
    }
}
