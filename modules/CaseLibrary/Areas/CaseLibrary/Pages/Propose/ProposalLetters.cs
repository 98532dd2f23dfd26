using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Propose;

/// <summary>
/// The letters around a proposal: the link to come back, thanks, and a polite no. Nothing that an unknown person typed stands in a letter before an editor has read it: the
/// address may be somebody else's.
/// </summary>
internal sealed class ProposalLetters(CaseLibraryStore store, IPersonalLinks links, ILetters letters, FormLetters formLetters)
{
    public const string Purpose = "case-studies.propose";
    public const int Days = 30;

    public async Task ReturnAsync(Proposal proposal, CancellationToken cancellation)
    {
        if (!formLetters.MayReach(proposal.ContactAddress))
            return;
        var address = await links.IssueAsync(Purpose, proposal.Id, "/case-studies/propose", proposal.ContactAddress, Days, cancellation);
        await letters.SendAsync(proposal.ContactAddress, "", "Your case for the library of income generation",
            "You have begun to tell us about a case of your council, and saved it. Open this link to go on. You need no account:", address,
            $"Whoever has the link can read and change what you wrote, so keep it to yourselves. It holds for {Days} days.");
    }

    /// <summary>Whoever has a link of the proposal cannot open it any more.</summary>
    public Task EndLinksAsync(Proposal proposal, CancellationToken cancellation) => links.WithdrawAsync(Purpose, proposal.Id, cancellation);

    public async Task ThanksAsync(Proposal proposal, CaseStudy lead, CancellationToken cancellation)
    {
        var before = await store.Cases.CountAsync(study => study.State == CaseState.Lead && study.Id != lead.Id, cancellation);
        await formLetters.SendAsync(proposal.ContactAddress, "Thank you for sharing your case",
            "Thank you for telling us how your council earns income.",
            $"Your proposal is number {before + 1} of the proposals that wait to be read. An editor decides by {lead.Due?.InWords() ?? "and by"} whether we write a case study.",
            "If we do, we may ask you questions, and your council checks the text before anybody else reads it. Nothing is published without that. Either way we write to you.");
    }

    /// <summary>Tells who proposed a case that we do not take it up. Nothing happens for a case that nobody proposed.</summary>
    public async Task DeclineAsync(CaseStudy study, string? why, CancellationToken cancellation)
    {
        if (await store.Proposals.AsNoTracking().FirstOrDefaultAsync(proposal => proposal.CaseStudyId == study.Id, cancellation) is not { ContactAddress.Length: > 0 } proposal)
            return;
        await letters.SendAsync(proposal.ContactAddress, proposal.ContactName, $"Your proposal: {study.Title}",
            $"Thank you again for telling us about “{study.Title}”. We have read it, and have decided not to write a case study about it now.",
            $"The reason: {why?.Trim()}",
            "You are welcome to propose it again when something has changed, or to propose another case.", letters.AddressOf("/case-studies/propose"));
    }
}
