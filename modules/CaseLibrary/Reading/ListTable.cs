using CaseLibrary.Data;
using CaseLibrary.Pages;
using CsvHelper;

namespace CaseLibrary.Reading;

/// <summary>Chosen cases as CSV for spreadsheets, which must not run what looks like a formula.</summary>
internal static class ListTable
{
    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    private static readonly string[] Columns =
        ["slug", "title", "councils", "kind", "subtype", "since", "still_running", "evidence_grade", "example", "amount", "label", "note", "source"];

    public static async Task<byte[]> WriteAsync(IReadOnlyList<CaseStudy> cases, Func<CaseStudy, IReadOnlyList<CouncilThenAndNow>> councils, CancellationToken cancellation)
    {
        using var table = new MemoryStream();
        await using (var csv = CsvWriter.Create(table, Csv, leaveOpen: true))
        {
            foreach (var column in Columns)
                csv.WriteField(column);
            await csv.EndRecordAsync(cancellation);
            foreach (var study in cases)
            {
                foreach (var fact in study.Money.Count == 0 ? [null] : study.Money.ToArray<MoneyFact?>())
                {
                    foreach (var field in Fields(study, councils(study), fact))
                        csv.WriteField(field);
                    await csv.EndRecordAsync(cancellation);
                }
            }
        }
        return table.ToArray();
    }

    private static object?[] Fields(CaseStudy study, IReadOnlyList<CouncilThenAndNow> councils, MoneyFact? fact) =>
    [
        study.Slug, study.Title, FactsInWords.Councils(councils), study.Kind.Name(), study.Subtype, study.Since, study.Running.Name(), study.Evidence.Name(),
        study.Example ? "yes" : "no", fact?.Amount, fact?.ToMoney().Label, fact?.Note, fact is null ? null : FactsInWords.Source(fact),
    ];
}
