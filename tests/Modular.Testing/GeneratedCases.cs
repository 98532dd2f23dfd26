using System.Globalization;
using System.Text;

namespace Modular.Testing;

/// <summary>A case study that nobody wrote: for measurements at sizes that the sample does not have.</summary>
public sealed record GeneratedCase(
    Guid Id, string Slug, string Title, string Summary, string Kind, string Subtype, string Delivery, int? Since, string Running, string Evidence, DateOnly Published,
    string Body, IReadOnlyList<string> Councils, IReadOnlyList<string> Legal, IReadOnlyList<(decimal Amount, string Kind, string Period, string Status)> Money);

/// <summary>
/// The same cases for the same seed. Their texts are as long as those of the sample (about 2,600 letters, some twice that); a few words are in nearly all of them, a subject’s own
/// in one or two of a hundred, and most words in hardly any, as it is with real texts.
/// </summary>
public sealed class GeneratedCases(int seed, IReadOnlyList<string> councils)
{
    private const int RareWords = 30_000;
    private static readonly string[] Common = ("council income service year cost officers residents budget contract price fees staff savings scheme report committee market customers site agreement result figures "
        + "surplus rent charge value tender supplier partner programme review target meeting cabinet board risk capital loan interest repair demand supply growth plan policy team office town county district borough land building").Split(' ');
    private static readonly string[] Small = "the of a and to in for with on by from it was is are that this which at as one two its had has not but".Split(' ');
    private static readonly (string Subtype, string Kind, string[] Words)[] Subjects =
    [
        ("Renewable energy", "Assets", ["solar", "panels", "turbine", "megawatt", "subsidy", "electricity", "inverter"]), ("Car parks", "Assets", ["parking", "tickets", "barrier", "season", "enforcement", "motorists"]),
        ("Office letting", "Assets", ["tenant", "desks", "lease", "floor", "reception", "subletting"]), ("Business premises", "Assets", ["workshops", "units", "enterprise", "incubator", "occupancy"]),
        ("Housing development", "Assets", ["homes", "dwellings", "builder", "mortgage", "plots", "affordable"]), ("Advertising", "Assets", ["roundabouts", "signs", "sponsors", "billboards", "hoardings"]),
        ("Film locations", "Assets", ["filming", "crews", "location", "cameras", "actors"]), ("Street furniture", "Assets", ["lamp", "posts", "wireless", "antennas", "operator"]),
        ("Leisure centres", "Assets", ["swimming", "gym", "memberships", "pool", "coaching"]), ("Markets", "Assets", ["stalls", "traders", "pitches", "square", "produce"]),
        ("Garden waste", "Services", ["garden", "bins", "compost", "collections", "subscribers"]), ("Trade waste", "Services", ["rounds", "shops", "restaurants", "tonnage", "disposal"]),
        ("Planning advice", "Services", ["planning", "applicants", "enquiry", "permission", "architects"]), ("Legal service", "Services", ["lawyers", "solicitors", "litigation", "conveyancing"]),
        ("Payroll", "Services", ["payroll", "pensions", "academies", "payslips"]), ("Bereavement services", "Services", ["crematorium", "memorials", "burials", "chapel"]),
        ("Catering", "Services", ["meals", "kitchens", "menus", "schools", "chefs"]), ("Building control", "Services", ["inspections", "surveyors", "regulations", "extensions"]),
        ("Pest control", "Services", ["rats", "wasps", "treatments", "infestation"]), ("Training", "Services", ["courses", "apprentices", "learners", "qualifications"]),
        ("Recyclables", "Commodities", ["recycling", "paper", "plastics", "auction", "bales"]), ("Wood fuel", "Commodities", ["logs", "chip", "boilers", "drying", "splitter"]),
        ("Surplus equipment", "Commodities", ["vans", "mowers", "furniture", "bidders"]), ("Data and maps", "Commodities", ["aerial", "licences", "mapping", "datasets"]),
    ];
    private static readonly string[] Syllables = "ba be bor can cer dal den dor el fan fer gal gar hol in jor kel lan lor mar men nor or pel per ran ros sal ser tan tor ul van vel wes win yar".Split(' ');

    public IEnumerable<GeneratedCase> Take(int count)
    {
        var random = new Random(seed);
        var rare = Enumerable.Range(0, RareWords).Select(_ => string.Concat(Enumerable.Range(0, 2 + random.Next(3)).Select(_ => Pick(random, Syllables)))).Distinct().ToArray();
        for (var number = 0; number < count; number++)
            yield return One(random, number, rare);
    }

    private GeneratedCase One(Random random, int number, string[] rare)
    {
        var subject = Pick(random, Subjects);
        var (own, year) = (Enumerable.Range(0, random.Next(10) == 0 ? 2 : 1).Select(_ => Pick(random, councils)).Distinct().ToList(), 1995 + random.Next(30));
        var title = $"{Capital(Pick(random, rare))}: {Pick(random, subject.Words)} and {Pick(random, subject.Words)} {(random.Next(3) == 0 ? Pick(random, Common) : Pick(random, rare))}";
        return new GeneratedCase(
            Id(random, number), $"generated-{number}", title, Cut($"{Sentence(random, subject.Words, rare)} {Sentence(random, subject.Words, rare)}", 290), subject.Kind, subject.Subtype,
            Pick(random, ["InHouse", "InHouse", "Shared", "TradingCompany", "JointVenture", "Concession", "Unknown"]), random.Next(4) == 0 ? null : year, Pick(random, ["Yes", "Yes", "No", "Unknown"]),
            Pick(random, ["Verified", "Reported", "Reported", "Secondary", "Unverified"]), new DateOnly(2005, 1, 1).AddDays(random.Next(7_500)), Body(random, subject.Words, rare), own,
            [Pick(random, ["Charging", "Trading", "GoodsAndServices", "GeneralCompetence", "Other", "Unknown"])], Money(random));
    }

    private static List<(decimal, string, string, string)> Money(Random random)
    {
        var (gross, money) = (Math.Round((decimal)Math.Exp(9 + random.NextDouble() * 6)), new List<(decimal, string, string, string)>());
        if (random.Next(5) > 0)
            money.Add((gross, "Gross", "AYear", "Delivered"));
        if (random.Next(2) == 0)
            money.Add((Math.Round(gross * (decimal)(random.NextDouble() * 0.6 - 0.1)), "Net", "AYear", Pick(random, ["Delivered", "Delivered", "Forecast"])));
        if (random.Next(3) == 0)
            money.Add((gross * random.Next(2, 12), "Investment", "OneOff", "Delivered"));
        return money;
    }

    private static string Body(Random random, string[] subject, string[] rare)
    {
        var (text, length) = (new StringBuilder(), 1_600 + random.Next(random.Next(6) == 0 ? 5_000 : 2_000));
        foreach (var heading in new[] { "The challenge", "The approach", "Results", "What did not work", "Lessons", "Advice to others" })
        {
            text.Append(CultureInfo.InvariantCulture, $"## {heading}\n\n");
            for (var end = text.Length + length / 6; text.Length < end;)
                text.Append(Sentence(random, subject, rare)).Append(random.Next(4) == 0 ? "\n\n" : " ");
            text.Append("\n\n");
        }
        return text.ToString();
    }

    private static string Sentence(Random random, string[] subject, string[] rare)
    {
        var words = Enumerable.Range(0, 8 + random.Next(14)).Select(_ => random.Next(100) switch
        {
            < 45 => Pick(random, Small),
            // The first of the list come far more often than the last, here and below.
            < 75 => Common[(int)(Common.Length * random.NextDouble() * random.NextDouble())],
            < 83 => Pick(random, subject),
            < 86 => random.Next(1_000, 900_000).ToString("£#,0", CultureInfo.InvariantCulture),
            _ => rare[(int)(rare.Length * Math.Pow(random.NextDouble(), 3))],
        });
        return Capital(string.Join(' ', words)) + ".";
    }

    /// <summary>A version-7 GUID that is the same each time.</summary>
    private static Guid Id(Random random, int number)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        BitConverter.TryWriteBytes(bytes.AsSpan(0, 4), 0x0190_0000 + (number >> 8));
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x70);
        return new Guid(bytes);
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static T Pick<T>(Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
