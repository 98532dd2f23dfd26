using System.ComponentModel.DataAnnotations;
using CaseLibrary.Data;
using CaseLibrary.Terms;

namespace CaseLibrary.Pages.Propose;

/// <summary>A proposal as it is typed, in the order of the page. Required is checked on sending only: half of it can be saved.</summary>
internal sealed class ProposalForm
{
    [Display(Name = "Your council", Description = "Its name, for example “Poole”. Several together: one on each line")]
    [StringLength(Proposal.CouncilLength, ErrorMessage = "The council must be 200 characters or fewer")]
    public string? Council { get; set; }

    [Display(Name = "What it is, in one line", Description = "For example “selling recyclables by online auction”")]
    [StringLength(Proposal.ShortLength, ErrorMessage = "The line must be 120 characters or fewer")]
    public string? Title { get; set; }

    [Display(Name = "How it earns income")]
    public CaseKind? Kind { get; set; }

    [Display(Name = "What you did", Description = "What the council did, since when, and whether it still does")]
    [StringLength(Proposal.AnswerLength, ErrorMessage = "What you did must be 4,000 characters or fewer")]
    public string? Did { get; set; }

    [Display(Name = "What it earned, and how you know", Description = "Say whether an amount is before or after costs, of which year, and where it can be read. Write “not known” if it is not")]
    [StringLength(Proposal.AnswerLength, ErrorMessage = "What it earned must be 4,000 characters or fewer")]
    public string? Earned { get; set; }

    [Display(Name = "What did not work (optional)", Description = "Others learn most from this")]
    [StringLength(Proposal.AnswerLength, ErrorMessage = "What did not work must be 4,000 characters or fewer")]
    public string? Failed { get; set; }

    [Display(Name = "Your name")]
    [StringLength(Proposal.ShortLength, ErrorMessage = "Your name must be 120 characters or fewer")]
    public string? ContactName { get; set; }

    [Display(Name = "Your role", Description = "For example “Head of assets”")]
    [StringLength(Proposal.ShortLength, ErrorMessage = "Your role must be 120 characters or fewer")]
    public string? ContactRole { get; set; }

    [Display(Name = "E-mail address", Description = "A role’s mailbox is best, such as assets@example.gov.uk. Only our editors see it")]
    [RegularExpression(CouncilCheck.AddressPattern, ErrorMessage = "Enter an e-mail address, such as assets@example.gov.uk")]
    [StringLength(Proposal.AddressLength, ErrorMessage = "The address must be 256 characters or fewer")]
    public string? ContactAddress { get; set; }

    [Display(Name = "You may ask us about this and publish it after our council has checked the text")]
    public bool Consent { get; set; }

    public static ProposalForm Of(Proposal proposal) => new()
    {
        Council = proposal.Council,
        Title = proposal.Title,
        Kind = proposal.Kind,
        Did = proposal.Did,
        Earned = proposal.Earned,
        Failed = proposal.Failed,
        ContactName = proposal.ContactName,
        ContactRole = proposal.ContactRole,
        ContactAddress = proposal.ContactAddress,
    };

    public void CopyTo(Proposal proposal)
    {
        proposal.Council = Council?.Trim() ?? "";
        proposal.Title = Title?.Trim() ?? "";
        proposal.Kind = Kind;
        proposal.Did = Did?.Trim() ?? "";
        proposal.Earned = Earned?.Trim() ?? "";
        proposal.Failed = Failed?.Trim() ?? "";
        proposal.ContactName = ContactName?.Trim() ?? "";
        proposal.ContactRole = ContactRole?.Trim() ?? "";
        proposal.ContactAddress = ContactAddress?.Trim() ?? "";
    }

    /// <summary>What is missing before it can be sent: the field and what to do.</summary>
    public IEnumerable<(string Field, string Todo)> Missing()
    {
        if (string.IsNullOrWhiteSpace(Council))
            yield return (nameof(Council), "Enter the name of your council");
        if (string.IsNullOrWhiteSpace(Title))
            yield return (nameof(Title), "Say in one line what it is");
        if (Kind is null)
            yield return (nameof(Kind), "Choose how it earns income");
        if (string.IsNullOrWhiteSpace(Did))
            yield return (nameof(Did), "Say what you did");
        if (string.IsNullOrWhiteSpace(Earned))
            yield return (nameof(Earned), "Say what it earned, or that it is not known");
        if (string.IsNullOrWhiteSpace(ContactName))
            yield return (nameof(ContactName), "Enter your name");
        if (string.IsNullOrWhiteSpace(ContactRole))
            yield return (nameof(ContactRole), "Enter your role");
        if (string.IsNullOrWhiteSpace(ContactAddress))
            yield return (nameof(ContactAddress), "Enter an e-mail address at which we can ask");
        if (!Consent)
            yield return (nameof(Consent), "We need your agreement before we can use this");
    }
}
