using CaseLibrary.Data;
using CaseLibrary.Finding;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Figures;

/// <summary>Reads the figures of the whole library. However many cases there are, it asks the index once for each kind and the store three times.</summary>
internal sealed class FiguresReader(CaseLibraryStore store, CaseFinder finder, Facets facets, ICouncilRegister register)
{
    public const string Kind = "kind";
    public const string Subtype = "subtype";
    public const string Region = "region";

    private static readonly string[] Covered = [Kind, Subtype, Region, "type", "evidence"];
    private static readonly DateOnly FirstRegister = new(2014, 1, 22);

    public async Task<LibraryFigures> ReadAsync(CancellationToken cancellation)
    {
        var counts = await finder.CountAsync(new CaseQuery(), cancellation);
        var kinds = new Dictionary<(string, string), int>();
        foreach (var kind in FacetOf(Kind).Values!)
        {
            var of = await finder.CountAsync(new CaseQuery().Only(Kind, kind), cancellation);
            foreach (var (region, cases) in of.Found.Counts.GetValueOrDefault(Region) ?? new Dictionary<string, int>())
                kinds[(region, kind)] = cases;
        }
        var then = register.AsAt(FirstRegister);
        return new LibraryFigures(counts, [.. Covered.Select(key => Coverage.Of(FacetOf(key), counts.Found.Counts.GetValueOrDefault(key) ?? new Dictionary<string, int>()))], kinds,
            new CouncilShare(then.Count(council => counts.Councils.ContainsKey(council.Code.Value)), then.Count),
            [.. LabelSum.InOrder([.. await ByKindAsync(cancellation), .. await ByRegionAsync(cancellation)])]);
    }

    private IQueryable<CaseStudy> Real => store.Cases.IgnoreAutoIncludes().Where(study => study.State == CaseState.Published && !study.Example);

    private Facet FacetOf(string key) => facets.All.First(facet => facet.Key == key);

    private async Task<IEnumerable<LabelSum>> ByKindAsync(CancellationToken cancellation)
    {
        var rows = await Real.Join(store.MoneyFacts, study => study.Id, fact => fact.CaseStudyId, (study, fact) => new { study.Kind, study.Subtype, Fact = fact })
            .GroupBy(row => new { row.Kind, row.Subtype, Measure = row.Fact.Kind, row.Fact.Period, row.Fact.Status, row.Fact.PriceYear })
            .Select(same => new
            {
                same.Key,
                Sum = same.Sum(row => row.Fact.Amount),
                Amounts = same.Count(),
                Cases = same.Select(row => row.Fact.CaseStudyId).Distinct().Count(),
            })
            .ToListAsync(cancellation);
        var sums = rows.ConvertAll(row => (row.Key, Sum: new Money(row.Sum, row.Key.Measure, row.Key.Period, row.Key.Status, row.Key.PriceYear), row.Amounts, row.Cases));
        return LabelSum.Together(
        [
            .. sums.Select(row => new LabelSum(Kind, row.Key.Kind.Key(), row.Key.Kind.Name(), row.Sum, row.Amounts, row.Cases)),
            .. sums.Where(row => row.Key.Subtype.Length > 0).Select(row => new LabelSum(Subtype, row.Key.Subtype, row.Key.Subtype, row.Sum, row.Amounts, row.Cases)),
        ]);
    }

    /// <summary>A case counts once in each of its regions. Which region a council is in, the store does not know: cases of one council are added up by council there, the few of several here.</summary>
    private async Task<IEnumerable<LabelSum>> ByRegionAsync(CancellationToken cancellation)
    {
        var alone = await Real.Where(study => study.Councils.Count == 1)
            .Join(store.CaseCouncils, study => study.Id, row => row.CaseStudyId, (study, row) => new { study.Id, row.Council })
            .Join(store.MoneyFacts, row => row.Id, fact => fact.CaseStudyId, (row, fact) => new { row.Council, Fact = fact })
            .GroupBy(row => new { row.Council, row.Fact.Kind, row.Fact.Period, row.Fact.Status, row.Fact.PriceYear })
            .Select(same => new
            {
                same.Key,
                Sum = same.Sum(row => row.Fact.Amount),
                Amounts = same.Count(),
                Cases = same.Select(row => row.Fact.CaseStudyId).Distinct().Count(),
            })
            .ToListAsync(cancellation);
        var together = await Real.Where(study => study.Councils.Count > 1).OrderBy(study => study.Id)
            .Select(study => new { Councils = study.Councils.Select(row => row.Council).ToList(), Money = study.Money.ToList() }).AsSplitQuery().AsNoTracking().ToListAsync(cancellation);
        return LabelSum.Together(
        [
            .. alone.SelectMany(row => InRegions([row.Key.Council], new Money(row.Sum, row.Key.Kind, row.Key.Period, row.Key.Status, row.Key.PriceYear), row.Amounts, row.Cases)),
            .. together.SelectMany(study => study.Money.Select(fact => fact.ToMoney()).GroupBy(money => money.Label)
                .SelectMany(same => InRegions(study.Councils, same.Aggregate(Money.Add), same.Count(), 1))),
        ]);
    }

    private IEnumerable<LabelSum> InRegions(IEnumerable<CouncilCode> councils, Money sum, int amounts, int cases) => councils
        .Select(code => register.Find(code)?.Region).OfType<string>().Distinct().Select(region => new LabelSum(Region, Facets.RegionKey(region), region, sum, amounts, cases));
}
