namespace CaseLibrary.Data;

/// <summary>A council that a case is about.</summary>
internal sealed class CaseCouncil : Entity
{
    public required Guid CaseStudyId { get; init; }
    public required CouncilCode Council { get; init; }
    public override Guid HistoryOf => CaseStudyId;
}
