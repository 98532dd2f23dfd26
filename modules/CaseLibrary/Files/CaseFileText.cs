using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseLibrary.Data;

namespace CaseLibrary.Files;

/// <summary>Writes a case as the file that <see cref="CaseFile"/> reads. The same case always gives the same bytes: names in one order, texts always in quotes.</summary>
internal static class CaseFileText
{
    public const int VersionLength = 16;

    public static string NameOf(CaseStudy study) => study.Slug + ".md";

    /// <param name="study">The case with everything that belongs to it.</param>
    /// <param name="withSignOff">Whether the file says who signed the case off, and what version it is: not when it is for the public.</param>
    public static string Of(CaseStudy study, bool withSignOff = true)
    {
        var file = new StringBuilder("---\n");
        Facts(file, study);
        if (withSignOff)
            SignOff(file, study);
        Dates(file, study);
        if (withSignOff)
            Text(file, "version", VersionOf(study));
        Money(file, study);
        return file.Append("---\n").Append(study.Body).Append('\n').ToString();
    }

    /// <summary>Made of all that the file says: the same case has the same version on every site, and any change of it gives another.</summary>
    public static string VersionOf(CaseStudy study)
    {
        var all = new StringBuilder(ContentOf(study));
        SignOff(all, study);
        Dates(all, study);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))[..VersionLength];
    }

    /// <summary>What the case says to its readers, without its state, its dates and who signed it off.</summary>
    public static string ContentOf(CaseStudy study)
    {
        var content = new StringBuilder();
        Facts(content, study);
        Money(content, study);
        return content.Append(study.Body).ToString();
    }

    private static void Facts(StringBuilder file, CaseStudy study)
    {
        Text(file, "title", study.Title);
        Text(file, "summary", study.Summary);
        Plain(file, "kind", study.Kind.Key());
        Text(file, "subtype", study.Subtype);
        Plain(file, "councils", $"[{string.Join(", ", study.Councils.Select(row => row.Council.Value).Order(StringComparer.Ordinal))}]");
        Plain(file, "delivery", study.Delivery.Key());
        Plain(file, "legal", $"[{string.Join(", ", study.Legal.Select(row => row.Basis).Order().Select(basis => basis.Key()))}]");
        Plain(file, "since", study.Since?.ToString(CultureInfo.InvariantCulture));
        Text(file, "running", study.Running.Key());
        Plain(file, "evidence", study.Evidence.Key());
        Plain(file, "example", study.Example ? "true" : "false");
    }

    private static void SignOff(StringBuilder file, CaseStudy study)
    {
        Text(file, "signedOffBy", study.SignedOffBy);
        Text(file, "signedOffRole", study.SignedOffRole);
    }

    private static void Dates(StringBuilder file, CaseStudy study)
    {
        Plain(file, "state", study.State.Key());
        Plain(file, "published", Day(study.Published));
        Plain(file, "reconfirmed", Day(study.Reconfirmed));
        Plain(file, "reviewDue", Day(study.ReviewDue));
    }

    private static void Money(StringBuilder file, CaseStudy study)
    {
        file.Append(study.Money.Count == 0 ? "money: []\n" : "money:\n");
        foreach (var fact in study.Money.OrderBy(fact => fact.Position))
        {
            Plain(file, "  - amount", fact.Amount.ToString("0.##", CultureInfo.InvariantCulture));
            Plain(file, "    label", fact.Kind.Key());
            Plain(file, "    period", fact.Period.Key());
            Plain(file, "    status", fact.Status.Key());
            Text(file, "    priceYear", fact.PriceYear ?? "");
            Text(file, "    note", fact.Note);
            Text(file, "    source", fact.Source);
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Plain(StringBuilder file, string name, string? value) => file.Append(name).Append(": ").Append(value ?? "null").Append('\n');

    private static void Text(StringBuilder file, string name, string value)
    {
        file.Append(name).Append(": \"");
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => file.Append("\\\""),
                '\\' => file.Append("\\\\"),
                '\n' => file.Append("\\n"),
                '\t' => file.Append("\\t"),
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' => file.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => file.Append(letter),
            };
        }
        file.Append("\"\n");
    }
}
