using Modular.Sdk;

namespace Modular.Host.Pages.Councils;

/// <summary>The councils of a day that a filter lets through, and how many each further choice would leave.</summary>
internal sealed class CouncilListing
{
    private readonly CouncilFilter filter;
    private readonly List<CouncilRow> all;

    public CouncilListing(ICouncilRegister register, CouncilFilter filter, WorkAsAt work)
    {
        this.filter = filter;
        all = [.. register.AsAt(filter.AsAt).Select(council => new CouncilRow(council, work.With(council.Code)))];
        Found = Sorted(all.Where(filter.Matches), filter.Sort);
    }

    /// <summary>How many councils exist on the day.</summary>
    public int Total => all.Count;

    public IReadOnlyList<CouncilRow> Found { get; }

    /// <summary>Of those found, how many at least one programme works with.</summary>
    public int Involved => Found.Count(row => row.Programmes.Count > 0);

    public IReadOnlyList<(CouncilType Type, int Count)> Types =>
        [.. Left(filter with { Type = null }).CountBy(row => row.Council.Type).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];

    public IReadOnlyList<(string Region, int Count)> Regions =>
        [.. Left(filter with { Region = null }).CountBy(row => row.Council.Region).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];

    private IEnumerable<CouncilRow> Left(CouncilFilter wider) => all.Where(wider.Matches);

    private static List<CouncilRow> Sorted(IEnumerable<CouncilRow> rows, string sort)
    {
        var byName = rows.OrderBy(row => row.Council.Name, StringComparer.Ordinal).ToList();
        var descending = sort.StartsWith('-');
        return sort.TrimStart('-') switch
        {
            "type" => By(row => row.Council.Type.DisplayName()),
            "region" => By(row => row.Council.Region),
            "programmes" => By(row => row.Programmes.Count),
            _ => descending ? [.. Enumerable.Reverse(byName)] : byName,
        };

        List<CouncilRow> By<TKey>(Func<CouncilRow, TKey> key) =>
            descending ? [.. byName.OrderByDescending(key)] : [.. byName.OrderBy(key)];
    }
}
