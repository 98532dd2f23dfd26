using System.ComponentModel.DataAnnotations;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseLibrary.Data;

/// <summary>What somebody at a council tells us about a case of theirs, and whom we can ask. Only editors see the contact.</summary>
internal sealed class Proposal : Entity
{
    public const int ShortLength = 120;
    public const int CouncilLength = 200;
    public const int AddressLength = 256;
    public const int AnswerLength = 4_000;

    /// <summary>The lead that it has become; null until it is sent.</summary>
    public Guid? CaseStudyId { get; private set; }

    public string Council { get; set; } = "";
    public string Title { get; set; } = "";
    public CaseKind? Kind { get; set; }

    [Display(Name = "What the council did")]
    public string Did { get; set; } = "";

    [Display(Name = "What it earned")]
    public string Earned { get; set; } = "";

    [Display(Name = "What did not work")]
    public string Failed { get; set; } = "";

    [Display(Name = "Contact’s name")]
    public string ContactName { get; set; } = "";

    [Display(Name = "Contact’s role")]
    public string ContactRole { get; set; } = "";

    /// <summary>A role’s mailbox, where we ask for one.</summary>
    [Display(Name = "Contact’s address")]
    public string ContactAddress { get; set; } = "";

    /// <summary>When it was sent, with the consent to be asked and to have it published after a check; null until then.</summary>
    public DateTimeOffset? Sent { get; private set; }

    public override Guid HistoryOf => CaseStudyId ?? Id;

    public void Become(CaseStudy lead, DateTimeOffset now) => (CaseStudyId, Sent) = (lead.Id, now);

    /// <summary>The answers as the beginning of a draft.</summary>
    public string ToMarkdown() => string.Join("\n\n", new[] { ("What we did", Did), ("What it earned, and how we know", Earned), ("What did not work", Failed) }
        .Where(part => part.Item2.Length > 0).Select(part => $"## {part.Item1}\n\n{part.Item2.ReplaceLineEndings("\n").Trim()}"));
}

internal sealed class ProposalMapping : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("Proposals");
        builder.Property(proposal => proposal.Council).HasMaxLength(Proposal.CouncilLength);
        builder.Property(proposal => proposal.Title).HasMaxLength(Proposal.ShortLength);
        builder.Property(proposal => proposal.Did).HasMaxLength(Proposal.AnswerLength);
        builder.Property(proposal => proposal.Earned).HasMaxLength(Proposal.AnswerLength);
        builder.Property(proposal => proposal.Failed).HasMaxLength(Proposal.AnswerLength);
        builder.Property(proposal => proposal.ContactName).HasMaxLength(Proposal.ShortLength);
        builder.Property(proposal => proposal.ContactRole).HasMaxLength(Proposal.ShortLength);
        builder.Property(proposal => proposal.ContactAddress).HasMaxLength(Proposal.AddressLength);
        builder.HasIndex(proposal => proposal.CaseStudyId);
        builder.HasOne<CaseStudy>().WithMany().HasForeignKey(proposal => proposal.CaseStudyId);
    }
}
