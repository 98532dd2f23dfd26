using System.ComponentModel.DataAnnotations;

namespace CaseLibrary.Data;

/// <summary>A case in a collection.</summary>
internal sealed class CollectedCase : Entity
{
    public const int LineLength = 300;

    public required Guid CollectionId { get; init; }

    [Display(Name = "Case study")]
    public required Guid CaseStudyId { get; init; }

    public int Position { get; set; }

    /// <summary>Why it stands here; empty when nothing needs to be said.</summary>
    [Display(Name = "What to say about it")]
    public string Line { get; set; } = "";

    public override Guid HistoryOf => CollectionId;
}
