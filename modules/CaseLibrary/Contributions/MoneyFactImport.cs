using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>
/// Money facts from a table. A row is about the stored fact of its case with the same kind, period, status, price year and note: its amount and source become
/// those of the row. Where there are several such facts, the first row is about the first. Nothing is removed.
/// </summary>
internal sealed class MoneyFactImport(CaseLibraryStore store, ICurrentUser user, IAudit audit, TimeProvider clock) : IImport
{
    private readonly Dictionary<string, CaseOnItsWay?> cases = new(StringComparer.OrdinalIgnoreCase);

    public string Key => "money-facts";

    public string Title => "Money facts";

    public string Description => "Amounts of cases that are in the library. A row whose kind, period, status, price year and note are those of an amount of its case changes that one; any other row adds one. "
        + "Nothing is removed. A case that was signed off returns to editing when an amount of it changes, and needs a new sign-off. The download of the same name, on the page of open data, has the same columns.";

    public string Permission => CasePermissions.Edit;

    public string Link => "/case-studies/manage";

    public IReadOnlyList<ImportColumn> Columns => MoneyFactColumns.All;

    public async Task<ImportOutcome> TakeAsync(ImportRow row, CancellationToken cancellation)
    {
        var study = await CaseOfAsync(row, cancellation);
        var amount = row.Amount(MoneyFactColumns.Amount);
        var (kind, period, status) = (MoneyFactColumns.Read<MoneyKind>(row, MoneyFactColumns.Kind), MoneyFactColumns.Read<MoneyPeriod>(row, MoneyFactColumns.Period),
            MoneyFactColumns.Read<MoneyStatus>(row, MoneyFactColumns.Status));
        if (AmountProblem(amount, kind) is { } problem)
            row.Reject(MoneyFactColumns.Amount, problem);
        if (study is { Case.State: CaseState.Published } && row[MoneyFactColumns.Source] is null)
            row.Reject(MoneyFactColumns.Source, "The case is published, so the amount needs a source. Enter the address of what was published, or its name.");
        if (study?.Case.State is CaseState.FactCheck or CaseState.SignedOff or CaseState.Published or CaseState.Archived && !user.Can(CasePermissions.Publish))
            row.Reject(MoneyFactColumns.Case, $"The case is “{study.Case.State.Name()}”. Only those who may publish change its amounts.");
        if (row.Problems.Count > 0)
            return ImportOutcome.Unchanged;
        var read = new MoneyFact
        {
            CaseStudyId = study!.Case.Id,
            Amount = amount!.Value,
            Kind = kind!.Value,
            Period = period!.Value,
            Status = status!.Value,
            PriceYear = row[MoneyFactColumns.PriceYear],
            Note = row[MoneyFactColumns.Note] ?? "",
            Source = row[MoneyFactColumns.Source] ?? "",
        };
        return Put(study, read, row);
    }

    public Task SaveAsync(CancellationToken cancellation)
    {
        audit.Because(SignedContent.WhyOfMany);
        return store.SaveChangesAsync(cancellation);
    }

    private async Task<CaseOnItsWay?> CaseOfAsync(ImportRow row, CancellationToken cancellation)
    {
        if (row[MoneyFactColumns.Case] is not { } slug)
            return null;
        if (!cases.TryGetValue(slug, out var study))
        {
            var lower = slug.ToLowerInvariant();
            var found = await store.Cases.Include(one => one.Money.OrderBy(fact => fact.Position)).SingleOrDefaultAsync(one => one.Slug == lower, cancellation);
            cases.Add(slug, study = found is null ? null : new CaseOnItsWay(found));
        }
        if (study is null)
            row.Reject(MoneyFactColumns.Case, "There is no case with this address. Copy the last part of the address of the case’s page.");
        else if (study.Case.State == CaseState.Archived)
            row.Reject(MoneyFactColumns.Case, "The case is archived. Reopen it first, or leave the row out.");
        return study;
    }

    private ImportOutcome Put(CaseOnItsWay study, MoneyFact read, ImportRow row)
    {
        if (study.NextLike(read) is { } fact)
        {
            if (fact.Amount == read.Amount && fact.Source == read.Source)
                return ImportOutcome.Unchanged;
            (fact.Amount, fact.Source, study.Case.Edited) = (read.Amount, read.Source, clock.GetUtcNow());
            SignedContent.TakeBack(study.Case, clock.GetUtcNow());
            return ImportOutcome.Changed;
        }
        if (!study.IsNew(read))
            row.Reject(null, "A row above says the same. Leave one of them out, or tell them apart by a note.");
        else if (study.Count >= CaseStudy.MostMoneyFacts)
            row.Reject(MoneyFactColumns.Case, $"The case would have more than {CaseStudy.MostMoneyFacts} amounts. Remove some on its page first.");
        else
        {
            store.Add(study.Add(read, clock.GetUtcNow()));
            SignedContent.TakeBack(study.Case, clock.GetUtcNow());
        }
        return ImportOutcome.Added;
    }

    private static string? AmountProblem(decimal? amount, MoneyKind? kind) => amount is not { } pounds ? null
        : decimal.Round(pounds, 2) != pounds ? "Amounts have pounds and pence. Leave out what is smaller than a penny."
        : Math.Abs(pounds) > MoneyFact.Most ? "The amount is larger than any in the library. Enter pounds, not pence."
        : kind is { } known && !MoneyFact.IsPossible(pounds, known) ? "Only a net amount or a surplus can be a loss. Enter an amount without a minus sign." : null;
}
