using CaseLibrary.Files;
using CaseLibrary.Terms;

namespace CaseLibrary.Data;

/// <summary>
/// What a case said when it was opened for an edit. Who signed it off has agreed to that and to nothing else: once it says something different, the sign-off is taken
/// back and the case is in editing again. The day of the next review and the address of the page are the editors’ own.
/// </summary>
internal sealed class SignedContent(CaseStudy study)
{
    public const string Beforehand = "It has been signed off. If you change what it says, the sign-off is taken back: the case returns to editing, and has to be signed off again before it is published.";
    public const string Afterwards = "What was signed off has changed, so the case is in editing again. It needs a new sign-off before it is published";
    public const string Why = "Changed after the sign-off, which is taken back";
    public const string WhyOfMany = "Brought in from a file. Cases whose signed-off content changed need a new sign-off";

    private readonly string content = CaseFileText.ContentOf(study);
    private readonly (string Name, string Role) signedOff = (study.SignedOffBy, study.SignedOffRole);

    /// <summary>To be asked after the edit and before it is saved.</summary>
    /// <returns>Whether the sign-off was taken back.</returns>
    public bool TakeBackIfChanged(DateTimeOffset now) =>
        (content != CaseFileText.ContentOf(study) || signedOff != (study.SignedOffBy, study.SignedOffRole)) && TakeBack(study, now, signedOff);

    /// <summary>For an edit that <see cref="CaseFileText"/> does not hold: of documents, images and single amounts.</summary>
    /// <returns>Whether the sign-off was taken back.</returns>
    public static bool TakeBack(CaseStudy study, DateTimeOffset now) => TakeBack(study, now, (study.SignedOffBy, study.SignedOffRole));

    private static bool TakeBack(CaseStudy study, DateTimeOffset now, (string, string) signedOff)
    {
        if (study.State != CaseState.SignedOff)
            return false;
        // A name that was typed just now stays: whoever may publish can record it as the new sign-off.
        if (signedOff == (study.SignedOffBy, study.SignedOffRole))
            study.TakeBackSignOff();
        CaseWorkflow.Definition.Take(study, CaseWorkflow.ChangeSignedOff, now);
        return true;
    }
}
