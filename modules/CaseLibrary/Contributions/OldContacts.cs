using CaseLibrary.Data;
using CaseLibrary.Pages.Propose;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>Deletes what people typed and nobody needs any longer, in the history too.</summary>
internal sealed class OldContacts(CaseLibraryStore store, IAudit audit, IPersonalLinks links, TimeProvider clock) : IJob
{
    /// <summary>After the last save of a proposal that was never sent.</summary>
    public const int ProposalDays = 90;

    /// <summary>After a message has come that has been dealt with.</summary>
    public const int MessageMonths = 24;

    public string Key => "old-contacts";

    public string Title => "Old contacts";

    public string Description => $"Deletes proposals that were not sent within {ProposalDays} days, and the names and addresses of readers whose messages are {MessageMonths} months old and dealt with.";

    public string Schedule => "40 3 * * *";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        // A page that is no longer open may say what has been taken out of its case since.
        await store.PrintedCases.Where(printed => !store.Cases.Any(study => study.Id == printed.CaseStudyId && (study.State == CaseState.Published || study.State == CaseState.Archived)))
            .ExecuteDeleteAsync(cancellation);
        var (proposals, messages) = (await ProposalsAsync(cancellation), await MessagesAsync(cancellation));
        return proposals + messages == 0 ? null : $"Proposals deleted: {proposals}. Contacts of readers deleted: {messages}.";
    }

    private async Task<int> ProposalsAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow().AddDays(-ProposalDays);
        // Ids sort by the time of creation.
        var oldest = Guid.CreateVersion7(before);
        var old = await store.Proposals.Where(proposal => proposal.Sent == null && proposal.Id < oldest && !store.History.Any(entry => entry.RecordId == proposal.Id && entry.At >= before))
            .Select(proposal => proposal.Id).ToListAsync(cancellation);
        audit.Because($"Not sent within {ProposalDays} days");
        await audit.ForgetAsync(store, old, cancellation);
        await links.ForgetAsync(ProposalLetters.Purpose, old, cancellation);
        return await store.Proposals.Where(proposal => proposal.Sent == null && old.Contains(proposal.Id)).ExecuteDeleteAsync(cancellation);
    }

    private async Task<int> MessagesAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow().AddMonths(-MessageMonths);
        var old = await store.ReaderMessages.Where(message => message.State != MessageState.Open && message.Received < before && (message.Name != "" || message.Address != ""))
            .Select(message => message.Id).ToListAsync(cancellation);
        audit.Because($"Dealt with, and {MessageMonths} months old");
        await audit.ForgetAsync(store, old, cancellation);
        return await store.ReaderMessages.Where(message => old.Contains(message.Id))
            .ExecuteUpdateAsync(message => message.SetProperty(to => to.Name, "").SetProperty(to => to.Address, ""), cancellation);
    }
}
