using CaseLibrary.Checking;

namespace CaseLibrary.Pages.Manage;

/// <summary>What the form of a case needs at hand.</summary>
internal sealed record WritingDesk(ICouncilRegister Register, IMarkdown Markdown, CaseChecks Checks, KeptForms Kept, TimeProvider Clock);
