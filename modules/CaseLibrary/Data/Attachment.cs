using System.ComponentModel.DataAnnotations;

namespace CaseLibrary.Data;

/// <summary>A document of a case, or an image in it. Never deleted: what is removed can be put back, until somebody decides how long such things are kept.</summary>
internal sealed class Attachment : Entity
{
    public const int MostOfACase = 50;
    public const int TitleLength = 150;
    public const int AltTextLength = 250;
    public const int CaptionLength = 300;
    public const int CreditLength = 150;

    public required Guid CaseStudyId { get; init; }
    public required Guid FileId { get; init; }
    public StoredFile File { get; init; } = null!;

    /// <summary>What a document is called; null for an image.</summary>
    public string? Title { get; set; }

    /// <summary>What an image shows, for those who do not see it; null for a document.</summary>
    [Display(Name = "Alternative text")]
    public string? AltText { get; set; }

    public string? Caption { get; set; }

    /// <summary>Who made an image.</summary>
    public string? Credit { get; set; }

    /// <summary>The image at the top of the page; at most one of a case.</summary>
    [Display(Name = "At the top of the page")]
    public bool Lead { get; set; }

    public bool Removed { get; private set; }

    public override Guid HistoryOf => CaseStudyId;

    /// <summary>What the text of the case has to say for the image to be seen there.</summary>
    public string MarkdownIn(Module module) =>
        $"![{AltText!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)}]({File.AddressIn(module)})";

    public bool IsInTextOf(CaseStudy study) => study.Body.Contains(FileId.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes it off the case.</summary>
    /// <returns>Why not; null when it is now removed.</returns>
    public string? Remove(CaseStudy study)
    {
        if (IsInTextOf(study))
            return "The image is in the text of the case. Take it out there first";
        Removed = true;
        Lead = false;
        return null;
    }

    public void PutBack() => Removed = false;
}
