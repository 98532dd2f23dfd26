using System.Globalization;
using CsvHelper;
using Growth.Data;

namespace Growth.Contributions;

/// <summary>The two rounds that the Board paper of January 2014 speaks of, and the rows of its Appendix A.</summary>
internal sealed class SampleAwards(GrowthModule module, GrowthStore store, ICouncilRegister register) : ISampleData
{
    // Rounds are listed by the time in their ids, and no day of this meeting is known.
    private static readonly DateTimeOffset November = new(2013, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly January = new(2014, 1, 22);

    public async Task LoadAsync(CancellationToken cancellation)
    {
        var november = new Round
        {
            Id = Guid.CreateVersion7(November),
            Name = "November 2013",
            AuthoritiesInPaper = 29,
            Note = "The Board approved awards to 29 authorities. Only the number is known here: the paper of January 2014 gives no names.",
        };
        var january = new Round
        {
            Name = "January 2014",
            BoardOn = January,
            AuthoritiesInPaper = 32,
            Note = "Appendix A of the Board paper lists the awards for the Board to approve. Days are the programme’s limit for each award.",
        };
        store.AddRange(november, january);
        store.AddRange(Rows().Select(row => Award(row, january)));
        await store.SaveChangesAsync(cancellation);
    }

    private Award Award(AppendixRow row, Round round)
    {
        var councils = NamedCouncils.Read(register, row.Text, round.BoardOn);
        if (councils.Problem is { } problem)
            throw new InvalidDataException($"Row {row.Row} of Appendix A does not name its councils for certain. {problem}.");
        var award = new Award { RoundId = round.Id, Row = row.Row, Text = row.Text, PaperType = row.Type, PaperRegion = row.Region };
        award.SetCouncils(councils.Codes);
        if (award.SetDays(Data.Award.MostDays) is { } refusal)
            throw new InvalidDataException($"Row {row.Row} of Appendix A: {refusal}.");
        return award;
    }

    private List<AppendixRow> Rows()
    {
        using var file = module.Info.Files.GetFileInfo("Sample/appendix-a.csv").CreateReadStream();
        using var reader = CsvReader.Create(file, CsvReaderOptions.Default, false);
        reader.ReadHeader();
        var rows = new List<AppendixRow>();
        while (reader.Read())
            rows.Add(new(int.Parse(reader.GetString(0), CultureInfo.InvariantCulture), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        return rows;
    }

    private sealed record AppendixRow(int Row, string Text, string Type, string Region);
}
