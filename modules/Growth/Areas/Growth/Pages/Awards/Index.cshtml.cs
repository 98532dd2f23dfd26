using Growth.Contributions;
using Growth.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Modular.Sdk.TagHelpers;

namespace Growth.Pages.Awards;

[Public]
internal sealed class IndexModel(GrowthStore store, ICouncilRegister register, ICurrentUser user) : PageModel
{
    public const int PageSize = 50;
    public const string DefaultSort = "row";

    public AwardFilter Filter { get; private set; } = new(null, null, null, null, null);

    public AwardCounts Counts { get; private set; } = AwardCounts.Of([]);

    public IReadOnlyList<ListedAward> Shown { get; private set; } = [];

    /// <summary>Rounds whose Board paper gives a number that none of the counts equals, with their counts.</summary>
    public IReadOnlyList<(Round Round, AwardCounts Counts)> Explained { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Regions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Types { get; private set; } = [];

    public IReadOnlyList<SelectListItem> States { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Rounds { get; private set; } = [];

    public IReadOnlyList<HexMapCell> Cells { get; private set; } = [];

    /// <summary>A row's number says nothing when several rounds are listed.</summary>
    public bool ShowsRounds { get; private set; }

    public bool ShowsCounties { get; private set; }

    public int P { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public bool MayEdit => user.Can(GrowthPermissions.Edit);

    public bool MayRead => user.Can(GrowthPermissions.Read);

    // Strings throughout: an address with an odd value shows the whole list, not an error.
    public async Task OnGetAsync(string? q, string? region, string? type, string? state, string? round, string? sort, int? p, CancellationToken cancellation)
    {
        Filter = new AwardFilter(q?.Trim(), region, type, state, round)
        {
            Meant = [.. register.Resolve(q).Where(match => match.Outcome == MatchOutcome.Certain).Select(match => match.Candidates[0].Code)],
        };
        var all = await store.Awards.ListAsync(register, cancellation);
        var rounds = await store.Rounds.AsNoTracking().OrderByDescending(one => one.Id).ToListAsync(cancellation);
        var found = Sorted(all.Where(award => Filter.Matches(award)), sort ?? DefaultSort).ToList();

        Counts = AwardCounts.Of(found);
        Pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        P = Math.Clamp(p ?? 1, 1, Pages);
        Shown = found.Skip((P - 1) * PageSize).Take(PageSize).ToList();
        Cells = [.. CellsOf(found)];
        ShowsRounds = found.DistinctBy(award => award.RoundId).Count() > 1;
        ShowsCounties = found.SelectMany(award => award.Councils).Any(council => council.Tier == CouncilTier.UpperTier);
        Explained = [.. Explain(all, rounds)];
        Regions = Choices(all, Filter with { Region = null }, award => award.Regions);
        Types = Choices(all, Filter with { Type = null }, award => award.Types);
        States = [.. Choices(all, Filter with { State = AwardFilter.AnyState }, award => [award.State.ToString()])
            .Select(choice => new SelectListItem(choice.Text.Replace("InProgress", "In progress", StringComparison.Ordinal), choice.Value))];
        Rounds = [.. rounds.Select(one => new SelectListItem(one.Name, one.Id.ToString()))];
    }

    private IEnumerable<(Round, AwardCounts)> Explain(List<ListedAward> all, List<Round> rounds) =>
        from one in rounds
        where one.AuthoritiesInPaper is not null && (string.IsNullOrEmpty(Filter.Round) || Filter.Round == one.Id.ToString())
        let counts = AwardCounts.Of([.. all.Where(award => award.RoundId == one.Id && award.State != AwardState.Withdrawn)])
        where one.AuthoritiesInPaper != counts.Awards || one.AuthoritiesInPaper != counts.Councils
        select (one, counts);

    private static List<SelectListItem> Choices(List<ListedAward> all, AwardFilter others, Func<ListedAward, IEnumerable<string>> values) =>
        [.. all.Where(others.Matches).SelectMany(values).CountBy(value => value).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new SelectListItem($"{pair.Key} ({pair.Value})", pair.Key))];

    private static IEnumerable<HexMapCell> CellsOf(List<ListedAward> awards) =>
        from award in awards
        from council in award.Councils
        group award by council into mine
        let words = string.Join(", ", mine.Select(award => $"{AdviserDays.WithUnit(award.Days)}, {award.State.Words().ToLowerInvariant()}"))
        select new HexMapCell(mine.Key.Code, "hex--4", $"{mine.Key.Name}: {words}",
            mine.Count() == 1 ? mine.First().Link : $"/growth/awards?q={Uri.EscapeDataString(mine.Key.Name)}");

    private static IEnumerable<ListedAward> Sorted(IEnumerable<ListedAward> awards, string sort)
    {
        // The list comes by round, then row: a sort that orders equals keeps that.
        var descending = sort.StartsWith('-');
        if (sort.TrimStart('-') == DefaultSort)
            return descending ? awards.Reverse() : awards;
        Func<ListedAward, object?> key = sort.TrimStart('-') switch
        {
            "award" => award => award.Text,
            "lead" => award => award.Lead.Name,
            "region" => award => string.Join(" ", award.Regions),
            "days" => award => award.Days,
            "state" => award => award.State,
            _ => _ => 0,
        };
        return descending ? awards.OrderByDescending(key) : awards.OrderBy(key);
    }
}
