using CaseLibrary.Data;

namespace CaseLibrary.Checking;

/// <summary>All rules together.</summary>
internal sealed class CaseChecks(InternalLinks links, ICouncilRegister register)
{
    /// <summary>Everything that there is to say about a case, what must be put right first. The case itself then knows its dead links, which stop it (see <see cref="MustFix"/>).</summary>
    public async Task<IReadOnlyList<Remark>> ExamineAsync(CaseStudy study, CancellationToken cancellation)
    {
        study.DeadLinks = [.. (await links.FindAsync(CaseText.Of(study), study.Slug, cancellation)).Where(finding => finding.MustFix)];
        return [.. Amounts.Of(study).Concat(await OfTextAsync(study.Summary, study.Body, study.Slug, cancellation)).OrderBy(finding => !finding.MustFix)];
    }

    /// <summary>What there is to say about a text that is being written, in the order of its lines.</summary>
    public async Task<IReadOnlyList<Remark>> OfTextAsync(string summary, string body, string slug, CancellationToken cancellation)
    {
        var text = new CaseText(summary, body);
        return
        [
            .. Markup.Of(text).Concat(await links.FindAsync(text, slug, cancellation)).Concat(CouncilNames.Of(text, register))
                .Concat(UndefinedAcronyms.Of(text)).Concat(Jargon.Of(text)).Concat(Readability.Of(text))
                .OrderBy(finding => !finding.MustFix).ThenBy(finding => finding.Line ?? 0),
        ];
    }

    /// <summary>What stops a case on its way to the council and to the public: known from the case alone, and the links that <see cref="ExamineAsync"/> found dead.</summary>
    public static IEnumerable<Remark> MustFix(CaseStudy study) =>
        Markup.Of(CaseText.Of(study)).Concat(Amounts.Of(study)).Where(finding => finding.MustFix).Concat(study.DeadLinks);
}
