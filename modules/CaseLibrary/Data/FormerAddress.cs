namespace CaseLibrary.Data;

/// <summary>An address that a published case had before it was renamed. Links in other people's papers lead there, so it goes on leading to the case.</summary>
internal sealed class FormerAddress : Entity
{
    public required Guid CaseStudyId { get; init; }
    public required string Slug { get; init; }
    public override Guid HistoryOf => CaseStudyId;
}
