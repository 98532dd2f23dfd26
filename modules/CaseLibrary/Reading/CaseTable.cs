using System.Runtime.CompilerServices;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Reading;

/// <summary>Published cases as a table, one row each: the whole library, or those that a filter finds.</summary>
internal sealed class CaseTable(CaseLibraryStore store, ICouncilRegister register)
{
    private const int AtOnce = 200;

    /// <summary>Spreadsheets must not run what looks like a formula, and need the mark to see that it is UTF-8.</summary>
    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, WriteByteOrderMark = true, TrueValue = "true", FalseValue = "false" };

    public static IReadOnlyList<string> Columns { get; } =
    [
        "slug", "title", "summary", "kind", "subtype", "council_codes", "council_names", "delivery_model", "since", "still_running", "evidence_grade",
        "example", "published", "review_due", "money_facts",
    ];

    public async IAsyncEnumerable<IReadOnlyList<object?>> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in Rows(store.Cases.OrderBy(study => study.Slug)).AsAsyncEnumerable().WithCancellation(cancellation))
            yield return Fields(row);
    }

    /// <summary>Writes these cases in this order, some at a time: what is not sent yet is not read yet.</summary>
    public async Task WriteAsync(Stream body, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(body, Csv, leaveOpen: true);
        foreach (var column in Columns)
            csv.WriteField(column);
        await csv.EndRecordAsync(cancellation);
        foreach (var some in ids.Chunk(AtOnce))
        {
            var rows = await Rows(store.Cases.Where(study => some.Contains(study.Id)).OrderBy(study => study.Id)).ToDictionaryAsync(row => row.Id, cancellation);
            // A case may have been withdrawn since the index was last read.
            foreach (var row in some.Select(rows.GetValueOrDefault).OfType<Row>())
            {
                foreach (var field in Fields(row))
                    csv.WriteField(field);
                await csv.EndRecordAsync(cancellation);
            }
        }
    }

    private static IQueryable<Row> Rows(IQueryable<CaseStudy> cases) => cases.AsNoTracking().AsSplitQuery().Where(study => study.State == CaseState.Published)
        .Select(study => new Row(study.Id, study.Slug, study.Title, study.Summary, study.Kind, study.Subtype, study.Delivery, study.Since, study.Running, study.Evidence,
            study.Example, study.Published, study.ReviewDue,
            study.Councils.OrderBy(row => row.Council).Select(row => row.Council).ToList(), study.Money.OrderBy(fact => fact.Position).ToList()));

    private IReadOnlyList<object?> Fields(Row row) =>
    [
        row.Slug, row.Title, row.Summary, row.Kind.Name(), row.Subtype, string.Join("; ", row.Codes),
        string.Join("; ", row.Codes.Select(code => register.Find(code)?.OfficialName)), row.Delivery.Name(), row.Since, row.Running.Name(),
        row.Evidence.Name(), row.Example, row.Published, row.ReviewDue,
        string.Join("; ", row.Money.Select(fact => $"{fact.Amount:0.##} {fact.ToMoney().Label} [{fact.Source}]")),
    ];

    private sealed record Row(
        Guid Id, string Slug, string Title, string Summary, CaseKind Kind, string Subtype, DeliveryModel Delivery, int? Since, StillRunning Running, EvidenceGrade Evidence,
        bool Example, DateOnly? Published, DateOnly? ReviewDue, List<CouncilCode> Codes, List<MoneyFact> Money);
}
