using System.Globalization;
using CaseLibrary.Data;
using CaseLibrary.Pages.Propose;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Contributions;

/// <summary>
/// What the library keeps about a person beside the account: unsaved forms by account; proposals and messages by address. Who answered a fact-check stays on record as
/// the one who agreed to the publication: that is taken out, not erased.
/// </summary>
internal sealed class LibraryPeople(CaseLibraryStore store, IAudit audit, IPersonalLinks links) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecord>> OfAsync(PersonWithData person, CancellationToken cancellation) =>
    [
        .. (await FormsOf(person).AsNoTracking().ToListAsync(cancellation)).Select(form => Record("Unsaved form of a case", form.At, ("Fields", form.Fields))),
        .. (await ProposalsOf(person).AsNoTracking().ToListAsync(cancellation)).Select(proposal => Record("Proposal of a case", proposal.Sent,
            ("Council", proposal.Council), ("What it is", proposal.Title), ("What the council did", proposal.Did), ("What it earned", proposal.Earned), ("What did not work", proposal.Failed),
            ("Contact’s name", proposal.ContactName), ("Contact’s role", proposal.ContactRole), ("Contact’s address", proposal.ContactAddress))),
        .. (await MessagesOf(person).AsNoTracking().ToListAsync(cancellation)).Select(message => Record($"Message about a case: {message.Kind.Name()}", message.Received,
            ("Text", message.Text), ("Name", message.Name), ("E-mail address", message.Address))),
        .. (await ChecksOf(person).AsNoTracking().Include(check => check.Notes).ToListAsync(cancellation)).Select(check => Record("Fact-check by a council", check.Sent,
            ("Sent to", check.Recipient), ("Name", check.Name), ("Role", check.Role), ("Answered", check.Answered?.ToString("u", CultureInfo.InvariantCulture)),
            ("Comments", string.Join("\n", check.Notes.Select(note => $"{note.Part}: {note.Text}"))))),
    ];

    public async Task<int> EraseAsync(PersonWithData person, CancellationToken cancellation)
    {
        var proposals = await ProposalsOf(person).Select(proposal => proposal.Id).ToListAsync(cancellation);
        var messages = await MessagesOf(person).Select(message => message.Id).ToListAsync(cancellation);
        await audit.ForgetAsync(store, [.. proposals, .. messages], cancellation);
        await links.ForgetAsync(ProposalLetters.Purpose, proposals, cancellation);
        await store.Proposals.Where(proposal => proposals.Contains(proposal.Id) && proposal.Sent == null).ExecuteDeleteAsync(cancellation);
        await store.Proposals.Where(proposal => proposals.Contains(proposal.Id)).ExecuteUpdateAsync(proposal => proposal
            .SetProperty(to => to.ContactName, "").SetProperty(to => to.ContactRole, "").SetProperty(to => to.ContactAddress, ""), cancellation);
        await store.ReaderMessages.Where(message => messages.Contains(message.Id)).ExecuteUpdateAsync(message => message
            .SetProperty(to => to.Name, "").SetProperty(to => to.Address, ""), cancellation);
        return proposals.Count + messages.Count + await FormsOf(person).ExecuteDeleteAsync(cancellation);
    }

    private static PersonalRecord Record(string kind, DateTimeOffset? at, params (string Name, string? Value)[] values) =>
        new(kind, at, values.ToDictionary(value => value.Name, value => value.Value));

    private IQueryable<KeptForm> FormsOf(PersonWithData person) => store.Set<KeptForm>().Where(form => form.PersonId == person.Id);

#pragma warning disable CA1304, CA1311, CA1862 // Run by the database, which knows no culture.
    private IQueryable<Proposal> ProposalsOf(PersonWithData person)
    {
        var address = AddressOf(person);
        return store.Proposals.Where(proposal => proposal.ContactAddress.ToLower() == address);
    }

    private IQueryable<ReaderMessage> MessagesOf(PersonWithData person)
    {
        var address = AddressOf(person);
        return store.ReaderMessages.Where(message => message.Address.ToLower() == address);
    }

    private IQueryable<CouncilCheck> ChecksOf(PersonWithData person)
    {
        var address = AddressOf(person);
        return store.CouncilChecks.Where(check => check.Recipient.ToLower() == address);
    }
#pragma warning restore CA1304, CA1311, CA1862

    /// <summary>Nobody has the address “none”, so somebody without one has nothing here.</summary>
    private static string AddressOf(PersonWithData person) => person.Email?.ToLowerInvariant() ?? "none";
}
