using CaseLibrary.Data;
using CaseLibrary.Terms;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace CaseLibrary.Files;

/// <summary>A case as a Markdown file: its facts as front matter between two lines of <c>---</c>, then the text.</summary>
internal static class CaseFile
{
    private const string Fence = "---";
    private const int LongestFront = 50_000;

    /// <summary>The file, its document, its names, the list of amounts and one amount are five.</summary>
    private const int MostNesting = 8;

    /// <summary>Reads a case; a draft with no date of publication, unless the file states the case’s state.</summary>
    /// <param name="name">The file's name; without its ending it becomes the slug.</param>
    /// <param name="text">The whole file.</param>
    /// <param name="markdown">Renders the text.</param>
    /// <returns>The case, the date on which the file says that it was published, and the version that it says it was taken from (null when it says nothing).</returns>
    /// <exception cref="CaseFileException">The front matter is missing, is not YAML, or a value is not one that a case can have.</exception>
    public static (CaseStudy Case, DateOnly? Published, string? Version) Read(string name, string text, IMarkdown markdown)
    {
        var (fields, body) = Open(name, text);
        var study = new CaseStudy
        {
            Slug = Path.GetFileNameWithoutExtension(name),
            Title = fields.Required("title", CaseStudy.TitleLength),
            Summary = fields.Text("summary", CaseStudy.SummaryLength),
            Kind = fields.Term<CaseKind>("kind"),
            Subtype = fields.Text("subtype", CaseStudy.SubtypeLength),
            Delivery = fields.Term<DeliveryModel>("delivery"),
            Since = fields.Year("since"),
            Running = fields.Term<StillRunning>("running"),
            Evidence = fields.Term<EvidenceGrade>("evidence"),
            Example = fields.Flag("example"),
            SignedOffBy = fields.Text("signedOffBy", CaseStudy.SignOffLength),
            SignedOffRole = fields.Text("signedOffRole", CaseStudy.SignOffLength),
            ReviewDue = fields.Day("reviewDue"),
        };
        if (fields.Day("reconfirmed") is { } reconfirmed)
        {
            study.Reconfirm(reconfirmed);
            study.ReviewDue = fields.Day("reviewDue");
        }
        var published = fields.Day("published");
        // Only a file that states it is of a published case; the sample's files leave that to the workflow.
        var state = fields.OptionalTerm<CaseState>("state");
        study.Enter(state ?? CaseState.Draft, Noon(published ?? DateOnly.MinValue), state is CaseState.Published && !study.Example ? study.ReviewDue : null);
        if (state is not null && published is { } day)
            study.Appear(day);
        study.Write(body, markdown);
        study.SetCouncils(fields.List("councils").Select(code => fields.Council("councils", code)));
        study.SetLegal(fields.List("legal").Select(key => fields.Term<LegalBasis>("legal", key)));
        study.Money.AddRange(fields.Children("money").Select((fact, index) => Money(fact, study.Id, index)));
        return (study, published, fields.Optional("version", CaseFileText.VersionLength));
    }

    /// <summary>What stands at the top of such a file, and the text below.</summary>
    /// <exception cref="CaseFileException">The front matter is missing or is not YAML.</exception>
    public static (FrontMatter Fields, string Body) Open(string name, string text)
    {
        var (front, body) = Split(name, text);
        return (new FrontMatter(name, Parse(name, front)), body);
    }

    private static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);

    private static MoneyFact Money(FrontMatter fields, Guid study, int position) => new()
    {
        CaseStudyId = study,
        Position = position,
        Amount = fields.Amount("amount", fields.Term<MoneyKind>("label")),
        Kind = fields.Term<MoneyKind>("label"),
        Period = fields.Term<MoneyPeriod>("period"),
        Status = fields.Term<MoneyStatus>("status"),
        PriceYear = fields.Optional("priceYear", MoneyFact.PriceYearLength),
        Note = fields.Text("note", MoneyFact.NoteLength),
        Source = fields.Text("source", MoneyFact.SourceLength),
    };

    private static (string Front, string Body) Split(string name, string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new CaseFileException($"{name}: the file holds a null character, which no text can hold. Take it out.");
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        if (lines[0].Trim('\uFEFF', ' ') != Fence || end < 0)
            throw new CaseFileException($"{name}: a case file starts with front matter between two lines of {Fence}.");
        return (string.Join('\n', lines[1..end]), string.Join('\n', lines[(end + 1)..]).Trim());
    }

    /// <summary>The reader of YAML follows nesting by calling itself: a file that is nothing but brackets would end the process.</summary>
    private static void RefuseNesting(string name, string front)
    {
        if (front.Length > LongestFront)
            throw new CaseFileException($"{name}: the front matter is longer than {LongestFront:N0} characters.");
        var (parser, depth) = (new Parser(new StringReader(front)), 0);
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MostNesting || parser.Current is AnchorAlias)
                throw new CaseFileException($"{name}, line {parser.Current.Start.Line + 1}: the front matter is nested too deeply, or refers to itself.");
        }
    }

    // The plain node tree: nothing in a file can choose a type that is then made.
    private static YamlMappingNode Parse(string name, string front)
    {
        try
        {
            RefuseNesting(name, front);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(front));
            return yaml.Documents is [{ RootNode: YamlMappingNode root }]
                ? root
                : throw new CaseFileException($"{name}: the front matter must be a list of names and values.");
        }
        catch (YamlException wrong)
        {
            throw new CaseFileException($"{name}, line {wrong.Start.Line + 1}: {wrong.Message}", wrong);
        }
    }
}
