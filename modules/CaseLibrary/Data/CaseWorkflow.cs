using CaseLibrary.Contributions;
using CaseLibrary.Terms;

namespace CaseLibrary.Data;

/// <summary>What happens to a case, from a hint that there may be one to the archive.</summary>
internal static class CaseWorkflow
{
    public const string Submit = "submit";
    public const string SendToCouncil = "send";
    public const string CouncilSignsOff = "council-signs-off";
    public const string CouncilWantsChanges = "council-wants-changes";
    public const string ChangeSignedOff = "change-signed-off";
    public const string Publish = "publish";
    public const string Withdraw = "withdraw";

    /// <summary>Days for each task; the council has as long as its link holds.</summary>
    public const int CheckDays = 21;
    private const int TriageDays = 14;
    private const int WritingDays = 30;
    private const int EditingDays = 14;
    private const int QueueDays = 7;
    private const int PublishingDays = 5;

    /// <summary>The task of reviewing a published case shows up this long before the day.</summary>
    public const int ReviewAhead = 30;

    public static Workflow<CaseStudy, CaseState> Definition { get; } = new Workflow<CaseStudy, CaseState>(CaseState.Lead)
        .State(CaseState.Lead, "Decide whether it is worth a case study", TriageDays)
        .State(CaseState.Draft, "Write the draft", WritingDays)
        .State(CaseState.Returned, "Answer the editor and submit it again", EditingDays)
        .State(CaseState.Submitted, "Take it into editing", QueueDays)
        .State(CaseState.Editing, "Edit it and send it to the council", EditingDays)
        .State(CaseState.FactCheck, "Wait for the council’s answer; remind it", CheckDays)
        .State(CaseState.SignedOff, "Publish it", PublishingDays)
        .StateUntil(CaseState.Published, "Ask the council whether it still holds", (study, _) => study.Example ? null : study.ReviewDue, ReviewAhead)
        .State(CaseState.Archived)
        .State(CaseState.Withdrawn)
        .Step("draft", "Start drafting", [CaseState.Lead], CaseState.Draft, CasePermissions.Edit, keepsAssignee: true)
        .Step(Submit, "Submit for editing", [CaseState.Draft, CaseState.Returned], CaseState.Submitted, CasePermissions.Edit, (study, _) => study.MissingParts())
        .Step("edit", "Take into editing", [CaseState.Submitted], CaseState.Editing, CasePermissions.Edit)
        .Step(SendToCouncil, "Send to the council", [CaseState.Editing, CaseState.FactCheck], CaseState.FactCheck, null, Sendable, keepsAssignee: true)
        .Step(CouncilSignsOff, "The council signs off", [CaseState.FactCheck], CaseState.SignedOff, null, (study, _) => study.SignOffProblems(), keepsAssignee: true)
        .Step(CouncilWantsChanges, "The council wants changes", [CaseState.FactCheck], CaseState.Editing, null, keepsAssignee: true)
        .Step("record-sign-off", "Record a sign-off that came another way", [CaseState.Editing, CaseState.FactCheck], CaseState.SignedOff, CasePermissions.Publish,
            (study, _) => study.MissingParts().Concat(study.TextProblems()).Concat(study.SignOffProblems()), asksWhy: true, keepsAssignee: true)
        .Step(ChangeSignedOff, "Change what was signed off", [CaseState.SignedOff], CaseState.Editing, null, keepsAssignee: true)
        .Step(Publish, "Publish", [CaseState.SignedOff], CaseState.Published, CasePermissions.Publish, (study, today) => study.PublishingProblems(today), (study, today) => study.Appear(today))
        .Step("reconfirm", "The council confirms that it still holds", [CaseState.Published], CaseState.Published, CasePermissions.Publish,
            then: (study, today) => study.Reconfirm(today), asksWhy: true)
        .Step("return", "Return to the author", [CaseState.Submitted, CaseState.Editing, CaseState.SignedOff], CaseState.Returned, CasePermissions.Edit,
            then: TakeBackWhatWasSignedOff, asksWhy: true)
        .Step("archive", "Archive", [CaseState.Published], CaseState.Archived, CasePermissions.Publish, asksWhy: true)
        .Step(Withdraw, "Withdraw", [CaseState.Lead, CaseState.Draft, CaseState.Returned, CaseState.Submitted, CaseState.Editing, CaseState.FactCheck, CaseState.SignedOff],
            CaseState.Withdrawn, CasePermissions.Edit, asksWhy: true)
        .Step("reopen", "Make it a draft again", [CaseState.Archived, CaseState.Withdrawn], CaseState.Draft, CasePermissions.Edit, then: (study, _) => study.TakeBackSignOff())
        .Checked();

    /// <summary>The usual way, for the picture.</summary>
    public static IReadOnlyList<string> Path { get; } =
        [.. new[] { CaseState.Lead, CaseState.Draft, CaseState.Submitted, CaseState.Editing, CaseState.FactCheck, CaseState.SignedOff, CaseState.Published }.Select(state => state.Name())];

    /// <summary>A case that somebody begins to write at once, without a lead.</summary>
    public static void BeginDraft(CaseStudy study, DateTimeOffset now)
    {
        Definition.Begin(study, now);
        Definition.Take(study, "draft", now);
    }

    /// <summary>A name that an author typed into a draft for later stays.</summary>
    private static void TakeBackWhatWasSignedOff(CaseStudy study, DateOnly today)
    {
        if (study.State == CaseState.SignedOff)
            study.TakeBackSignOff();
    }

    private static IEnumerable<string> Sendable(CaseStudy study, DateOnly today) =>
        study.Example ? ["An invented example has no council that could check it."] : study.MissingParts().Concat(study.TextProblems());
}
