using CaseLibrary.Reading;
using CaseLibrary.Terms;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Data;

internal sealed class CaseLibraryStore(DbContextOptions<CaseLibraryStore> options) : StoreContext(options)
{
    public DbSet<CaseStudy> Cases => Set<CaseStudy>();

    public DbSet<PrintedCase> PrintedCases => Set<PrintedCase>();

    public DbSet<MoneyFact> MoneyFacts => Set<MoneyFact>();

    public DbSet<CouncilCheck> CouncilChecks => Set<CouncilCheck>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    public DbSet<CaseCouncil> CaseCouncils => Set<CaseCouncil>();

    public DbSet<CaseLegalBasis> CaseLegalBases => Set<CaseLegalBasis>();

    public DbSet<FormerAddress> FormerAddresses => Set<FormerAddress>();

    public DbSet<ReaderMessage> ReaderMessages => Set<ReaderMessage>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    /// <summary>The documents and images of a case, oldest first, only to be shown. Those that were removed are among them.</summary>
    public Task<List<Attachment>> AttachmentsOfAsync(Guid study, CancellationToken cancellation) => Attachments.AsNoTracking()
        .Include(attachment => attachment.File).Where(attachment => attachment.CaseStudyId == study).OrderBy(attachment => attachment.Id).ToListAsync(cancellation);

    public DbSet<Collection> Collections => Set<Collection>();

    public DbSet<CollectedCase> CollectedCases => Set<CollectedCase>();

    /// <summary>Collections with their cases, in order.</summary>
    public IQueryable<Collection> WholeCollections => Collections.AsSplitQuery().Include(collection => collection.Cases.OrderBy(row => row.Position));

    public DbSet<SynonymGroup> Synonyms => Set<SynonymGroup>();

    /// <summary>A case with everything that belongs to it; tracked, because it is loaded to be changed.</summary>
    public Task<CaseStudy?> WholeAsync(Guid id, CancellationToken cancellation) => WholeCases.SingleOrDefaultAsync(study => study.Id == id, cancellation);

    /// <summary>A case with everything that belongs to it, only to be shown.</summary>
    public async Task<CaseStudy?> ReadAsync(string slug, CancellationToken cancellation)
    {
        await using var connection = await OneConnection.OpenAsync(this, cancellation);
        if (await CaseQueries.At(this, slug, cancellation) is not { } study)
            return null;
        study.Councils.AddRange(await CaseQueries.Councils(this, study.Id).ToListAsync(cancellation));
        study.Legal.AddRange(await CaseQueries.Legal(this, study.Id).ToListAsync(cancellation));
        study.Money.AddRange(await CaseQueries.Money(this, study.Id).ToListAsync(cancellation));
        return study;
    }

    /// <summary>What authors are at, only to be shown.</summary>
    public IQueryable<CaseStudy> Drafts => WholeCases.AsNoTracking()
        .Where(study => study.State == CaseState.Lead || study.State == CaseState.Draft || study.State == CaseState.Returned);

    /// <summary>Cases with everything that belongs to them.</summary>
    public IQueryable<CaseStudy> WholeCases => Cases.AsSplitQuery()
        .Include(study => study.Rendered).Include(study => study.Councils).Include(study => study.Legal)
        .Include(study => study.Money.OrderBy(fact => fact.Position));
}
