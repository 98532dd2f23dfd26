using CaseLibrary.Terms;

namespace CaseLibrary.Data;

/// <summary>A power on which the council relied.</summary>
internal sealed class CaseLegalBasis : Entity
{
    public required Guid CaseStudyId { get; init; }
    public required LegalBasis Basis { get; init; }
    public override Guid HistoryOf => CaseStudyId;
}
