using Modular.Host.Councils;
using Modular.Sdk;

namespace Modular.Host.Tests.Councils;

public sealed class NameResolverTests
{
    private static readonly CouncilRegister Register = new();
    private static readonly DateOnly Start = new(2014, 1, 22);
    private static readonly DateOnly Today = new(2026, 1, 1);

    /// <summary>Names that passed to another body: without a day they are ambiguous, and must be.</summary>
    private static readonly string[] PassedOn = ["Somerset", "North Yorkshire", "somerset", "north-yorkshire", "buckinghamshire", "dorset"];

    [Fact]
    public void Resolve_EveryNameAndCodeOfEveryCouncilOf2014_IsCertain()
    {
        var wrong = new List<string>();
        foreach (var council in Register.AsAt(Start))
            foreach (var name in new[] { council.OfficialName, council.Name, council.Code.Value, council.Gss, council.Slug })
            {
                Check(council, name, Start);
                Check(council, name.ToUpperInvariant(), Start);
                if (!PassedOn.Contains(name))
                    Check(council, name, null);
                else
                    Assert.Equal(MatchOutcome.Ambiguous, Assert.Single(Register.Resolve(name)).Outcome);
            }
        Assert.Empty(wrong);

        void Check(Council council, string name, DateOnly? asAt)
        {
            var matches = Register.Resolve(name, asAt);
            if (matches is not [{ Outcome: MatchOutcome.Certain, Candidates: [var only] }] || only != council)
                wrong.Add($"{name} as at {asAt}: {Show(matches)}");
        }
    }

    [Fact]
    public void Resolve_AllNamesInOneText_FindsEveryOneInOrder()
    {
        var councils = Register.AsAt(Start);
        var matches = Register.Resolve(string.Join(", ", councils.Select(council => council.OfficialName)), Start);
        Assert.Equal(councils.Select(council => council.Code.Value), matches.Select(match => Show([match]).TrimEnd('!')));
    }

    [Theory]
    [InlineData("Poole District Council", "POL")]
    [InlineData("LB Havering", "HAV")]
    [InlineData("London Borough of Havering", "HAV")]
    [InlineData("Tandridge District Council bid", "TAN")]
    [InlineData("the Borough of Swale", "SWL")]
    [InlineData("Swale DC", "SWL")]
    [InlineData("Wigan MBC", "WGN")]
    [InlineData("Oxford CC", "OXO")]
    [InlineData("City of York", "YOR")]
    [InlineData("Durham", "DUR")]
    [InlineData("Bristol", "BST")]
    [InlineData("City of Bristol Council", "BST")]
    [InlineData("Hull", "KHL")]
    [InlineData("Herefordshire County Council", "HEF")]
    [InlineData("Kings Lynn and West Norfolk", "KIN")]
    [InlineData("KING’S LYNN & WEST NORFOLK", "KIN")]
    [InlineData("Borough Council of King's Lynn & West Norfolk", "KIN")]
    [InlineData("St. Helens MBC", "SHN")]
    [InlineData("Saint Helens", "SHN")]
    [InlineData("Southend", "SOS")]
    [InlineData("St Albans", "SAL")]
    [InlineData("St Albans District Council", "SAL")]
    [InlineData("Stoke on Trent", "STE")]
    [InlineData("stoke-on-trent city council", "STE")]
    [InlineData("Shepway", "SHE")]
    [InlineData("Leicester", "LCE")]
    [InlineData("Leicestershire", "LEC")]
    [InlineData("Worcester", "WOC")]
    [InlineData("Cambridge", "CAB")]
    [InlineData("Gloucester", "GLO")]
    [InlineData("Northampton", "NOR")]
    [InlineData("Gloucester (City)", "GLO")]
    [InlineData("Poole (POL)", "POL")]
    [InlineData("City of London", "LND")]
    [InlineData("POL", "POL")]
    [InlineData("POL, SWL and THE", "POL SWL THE")]
    [InlineData("E06000029", "POL")]
    [InlineData("E08000020; E08000037", "GAT GAT")]
    [InlineData("Essex and Kent County Councils", "ESS KEN")]
    [InlineData("Blackburn with Darwen with Bath and North East Somerset and Bristol", "BBD BAS BST")]
    [InlineData("Poole Borough Council Oxford City Council", "POL OXO")]
    [InlineData("Poole\nSwindon;Luton", "POL SWD LUT")]
    [InlineData("1. Poole\n2) Swindon", "POL SWD")]
    [InlineData("Poole / Swindon - Luton", "POL SWD LUT")]
    [InlineData("North Worcester (Bromsgrove, Redditch and Wyre Forest)", "BRM RED WYE")]
    [InlineData("Poole and North Worcester (Bromsgrove, Redditch and Wyre Forest), Luton", "POL BRM RED WYE LUT")]
    [InlineData("Newcastle City Council", "NET")]
    [InlineData("Newcastle Borough Council", "NEC")]
    [InlineData("Newcastle (Staffordshire)", "NEC")]
    [InlineData("London Borough of Richmond", "RIC")]
    [InlineData("Somerset West and Taunton", "SWT")]
    [InlineData("Mansfield (Notts) District Council", "MAS")]
    [InlineData("The councils (Poole, Luton)", "POL LUT")]
    [InlineData("(Poole) and (Luton", "POL LUT")]
    public void Resolve_PlainWriting_IsCertain(string text, string codes) => Assert.Equal(codes, Show(Register.Resolve(text, null)));

    [Theory]
    [InlineData("Somerset", "2014-01-22", "SOM")]
    [InlineData("Somerset", "2026-01-01", "SMT")]
    [InlineData("Somerset Council", "2014-01-22", "SOM")]
    [InlineData("Somerset Council", "2026-01-01", "SMT")]
    [InlineData("Somerset County Council", "2026-01-01", "SOM")]
    [InlineData("Dorset", "2014-01-22", "DOR")]
    [InlineData("Dorset", "2026-01-01", "DST")]
    [InlineData("Taunton", "2020-06-01", "SWT")]
    [InlineData("Poole", "2026-01-01", "POL")]
    [InlineData("Bournemouth, Christchurch and Poole", "2014-01-22", "BMH CHC POL")]
    [InlineData("Bournemouth, Christchurch and Poole", "2026-01-01", "BPC")]
    [InlineData("Somerset West and Taunton", "2014-01-22", "SWT")]
    public void Resolve_NameThatPassedOn_DependsOnTheDay(string text, string day, string codes) =>
        Assert.Equal(codes, Show(Register.Resolve(text, DateOnly.Parse(day))));

    [Theory]
    [InlineData("Newcastle", "NET|NEC")]
    [InlineData("Richmond", "RIC|RIH")]
    [InlineData("Kingston", "KHL|KTT")]
    [InlineData("Bedfordshire", "BDF|CBF")]
    [InlineData("Basingstok", "BAN")]
    [InlineData("Poole, Nuneton and Bedworth", "POL NUN?")]
    [InlineData("Leicster City Council", "LCE")]
    [InlineData("Leicester County Council", "LCE|LEC")]
    [InlineData("Leicestershire City Council", "LCE|LEC")]
    [InlineData("Lancaster County Council", "LAN|LAC")]
    [InlineData("Bedford County Council", "BDF|CBF")]
    [InlineData("London Borough of Poole", "POL")]
    [InlineData("Durham City Council", "DUR")]
    [InlineData("North Worcester", "WOC")]
    [InlineData("Essex (Braintree and Colchester)", "ESS? BRA COL")]
    [InlineData("Somerset", "SMT|SOM")]
    [InlineData("Poole and Swindon (Luton, Oxford)", "POL SWD? LUT OXO")]
    public void Resolve_UnclearName_IsAmbiguousWithCandidates(string text, string expected)
    {
        if (!expected.Contains(' '))
            expected += expected.Contains('|') ? "" : "?";
        Assert.Equal(Sorted(expected), Sorted(Show(Register.Resolve(text))));
    }

    [Theory]
    [InlineData("Narnia Borough Council", "Narnia Borough Council!")]
    [InlineData("Poole and Narnia Borough Councils", "POL Narnia Borough Councils!")]
    [InlineData("the Council bid", "the Council bid!")]
    [InlineData("London", "London!")]
    [InlineData("Poole (Narnia)", "POL Narnia!")]
    [InlineData("???", "???!")]
    [InlineData("ZZZ", "ZZZ!")]
    [InlineData("E99999999", "E99999999!")]
    public void Resolve_NoCouncil_IsUnknown(string text, string expected) => Assert.Equal(expected, Show(Register.Resolve(text, Start)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ; ")]
    public void Resolve_Nothing_GivesNothing(string? text) => Assert.Empty(Register.Resolve(text));

    [Fact]
    public void Resolve_List_KeepsTheTextOfEachPart()
    {
        var matches = Register.Resolve("Mansfield and Ashfield Councils; LB Havering, the City of York, Kent  (lead)");
        Assert.Equal(["Mansfield", "Ashfield Councils", "LB Havering", "the City of York", "Kent lead"], matches.Select(match => match.Text));
    }

    [Fact]
    public void Resolve_AnyCharacters_NeverThrows()
    {
        var random = new Random(2014);
        string[] pieces = ["Poole", "and", ",", "(", ")", "Council", "of", "Narnia", "é", "\n", ";", "-", "'", "&", "POL", " ", "Newcastle", "\uD83D", "Basingstok"];
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            foreach (var match in Register.Resolve(text, random.Next(2) == 0 ? null : Today))
            {
                Assert.NotEmpty(match.Text);
                Assert.Equal(match.Outcome == MatchOutcome.Unknown, match.Candidates.Count == 0);
                if (match.Outcome == MatchOutcome.Certain)
                    Assert.Single(match.Candidates);
            }
        }
    }

    [Theory]
    [InlineData("x and ")]
    [InlineData("()")]
    [InlineData("(a)")]
    [InlineData("Basingstok narniax ")]
    [InlineData("Poole, ")]
    public void Resolve_VeryLongText_StillAnswers(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000)) + "(Poole, Luton)";
        Assert.Contains(Register.Resolve(text), match => match.Candidates.Any(council => council.Name == "Luton"));
    }

    /// <summary>POL is certain, POL? doubtful, POL|SWL one of the two, "Narnia!" unknown.</summary>
    private static string Show(IEnumerable<CouncilMatch> matches) => string.Join(' ', matches.Select(match => match switch
    {
        { Outcome: MatchOutcome.Unknown } => match.Text + "!",
        { Outcome: MatchOutcome.Ambiguous, Candidates: [var one] } => one.Code + "?",
        _ => string.Join('|', match.Candidates.Select(council => council.Code)),
    }));

    private static string Sorted(string shown) =>
        string.Join(' ', shown.Split(' ').Select(part => string.Join('|', part.Split('|').Order(StringComparer.Ordinal))));
}
