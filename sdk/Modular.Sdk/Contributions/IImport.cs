namespace Modular.Sdk;

/// <summary>
/// A table that people bring as a CSV file. The host gives the pages at <c>/imports/{module}/{key}</c>: template, upload, matching of columns, check, report,
/// import. The module says which columns there are, and puts one row after the other into its store.
/// </summary>
/// <remarks>
/// A check and an import are background work (<see cref="IBackgroundWork"/> says as whom, and what that asks for). Each has an instance of its own: it calls
/// <see cref="TakeAsync"/> for every row in the order of the file; only an import of which no row was rejected then calls <see cref="SaveAsync"/>, once.
/// So an instance may remember the rows before, and what a check did to tracked records is forgotten with it.
/// </remarks>
public interface IImport : IContribution
{
    /// <summary>A part of the address, unique in the module and stable over time, at most 50 characters: <c>money-facts</c>.</summary>
    string Key { get; }

    /// <summary>A few words for headings and links: “Money facts”.</summary>
    string Title { get; }

    /// <summary>What is imported and what becomes of records that are there already, for the first page.</summary>
    string Description { get; }

    /// <summary>Who may import.</summary>
    string Permission { get; }

    /// <summary>The columns, in the order of the template.</summary>
    IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>Where people see the records, below the module's slug: <c>/growth/awards</c>.</summary>
    string Link { get; }

    /// <summary>How long a check or an import may take; half an hour unless the import says otherwise.</summary>
    TimeSpan TimeLimit => TimeSpan.FromMinutes(30);

    /// <summary>
    /// Puts a row into tracked records of the module's store, without saving; or says with <see cref="ImportRow.Reject"/> what is wrong with it, all of it if possible.
    /// Required columns that are empty, and values that are too long, the host has rejected already: the row may carry problems when it comes.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellation">As for background work.</param>
    /// <returns>What it does to the records. Not looked at when the row was rejected.</returns>
    Task<ImportOutcome> TakeAsync(ImportRow row, CancellationToken cancellation);

    /// <summary>Saves what the rows have changed, all or nothing: one <c>SaveChangesAsync</c>, or a transaction.</summary>
    /// <param name="cancellation">As for background work.</param>
    Task SaveAsync(CancellationToken cancellation);
}

/// <summary>What a row does to the records.</summary>
public enum ImportOutcome
{
    /// <summary>It makes a new one.</summary>
    Added,

    /// <summary>It changes one.</summary>
    Changed,

    /// <summary>The record says so already.</summary>
    Unchanged,
}
