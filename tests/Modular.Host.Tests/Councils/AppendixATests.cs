using CsvHelper;
using Modular.Host.Councils;
using Modular.Sdk;

namespace Modular.Host.Tests.Councils;

/// <summary>The 33 awards of Appendix A, as they are printed there, against the table that was checked by hand.</summary>
public sealed class AppendixATests
{
    private static readonly CouncilRegister Register = new();
    private static readonly DateOnly PaperDate = new(2014, 1, 22);

    public static TheoryData<int, string, string> Rows()
    {
        var rows = new TheoryData<int, string, string>();
        using var reader = CsvReader.FromFile(Path.Combine(AppContext.BaseDirectory, "Councils/Data/appendix-a-resolved.csv"));
        while (reader.Read())
            rows.Add(int.Parse(reader.GetString("row")), reader.GetString("text"), reader.GetString("codes"));
        return rows;
    }

    [Fact]
    public void Read_AppendixA_Has33RowsAnd40Councils()
    {
        var rows = Rows().Select(row => (string)row[2]).ToList();
        Assert.Equal(33, rows.Count);
        Assert.Equal(40, rows.SelectMany(codes => codes.Split(',')).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Resolve_RowAsAtThePaper_GivesExactlyItsCouncils(int row, string text, string codes) =>
        AssertCertain(row, codes, Register.Resolve(text, PaperDate));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Resolve_RowWithoutADay_GivesExactlyItsCouncils(int row, string text, string codes) =>
        AssertCertain(row, codes, Register.Resolve(text));

    private static void AssertCertain(int row, string codes, IReadOnlyList<CouncilMatch> matches)
    {
        Assert.True(row > 0);
        Assert.All(matches, match => Assert.Equal(MatchOutcome.Certain, match.Outcome));
        Assert.Equal(codes.Split(','), matches.Select(match => Assert.Single(match.Candidates).Code.Value));
    }
}
